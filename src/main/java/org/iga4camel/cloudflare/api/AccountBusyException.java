package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** As many REST requests as may are waiting for what Cloudflare says about an account. */
public final class AccountBusyException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public AccountBusyException(String message) {
        super(message);
    }
}
