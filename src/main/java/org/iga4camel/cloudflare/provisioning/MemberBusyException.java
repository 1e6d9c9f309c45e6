package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** Another operation on the same member takes too long to wait for. */
public final class MemberBusyException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    MemberBusyException(String message) {
        super(message);
    }
}
