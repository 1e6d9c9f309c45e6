package org.iga4camel.cloudflare.gateway;

/** Cloudflare found the request itself wrong (any other 4xx); repeating it would not help. */
public final class RequestRejectedException extends CloudflareException {

    private static final long serialVersionUID = 1L;

    public RequestRejectedException(String message, Refusal refusal) {
        super(message, refusal, null);
    }
}
