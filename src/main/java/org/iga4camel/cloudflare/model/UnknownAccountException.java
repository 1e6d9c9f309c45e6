package org.iga4camel.cloudflare.model;

/** An account was named that is not configured. */
@Failure(status = 404, code = "unknown-account", title = "There is no such account")
public final class UnknownAccountException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public UnknownAccountException(String message) {
        super(message);
    }
}
