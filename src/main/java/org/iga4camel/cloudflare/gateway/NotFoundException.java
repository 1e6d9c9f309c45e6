package org.iga4camel.cloudflare.gateway;

/** What was asked for does not exist (404, or code 1003 or 7003). */
public final class NotFoundException extends CloudflareException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String message, Refusal refusal) {
        super(message, refusal, null);
    }
}
