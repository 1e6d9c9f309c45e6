package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** As many REST requests as may are waiting for what Cloudflare says about an account. */
@Failure(status = 429, code = "account-busy", title = "Too many requests of the account are under way")
public final class AccountBusyException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public AccountBusyException(String message) {
        super(message);
    }
}
