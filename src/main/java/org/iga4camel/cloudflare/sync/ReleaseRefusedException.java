package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** The run that was to be released is unknown, of another account, or not held. */
public final class ReleaseRefusedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public ReleaseRefusedException(String message) {
        super(message);
    }
}
