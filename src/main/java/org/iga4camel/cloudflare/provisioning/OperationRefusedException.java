package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** An operation was refused before anything was written to Cloudflare. The message names what would lift the refusal. */
public abstract class OperationRefusedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    protected OperationRefusedException(String message) {
        super(message);
    }
}
