package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/**
 * Cloudflare did not give what was asked. Carries Cloudflare's own words, so that a person can look them up: the HTTP
 * status, the first error's code and message, and the request id ({@code cf-ray}).
 */
@Failure(status = 502, code = "refused-by-cloudflare", title = "Cloudflare refused")
public abstract class CloudflareException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    protected CloudflareException(String message, Refusal refusal, Throwable cause) {
        super(message + refusal.inWords(), cause);
        this.refusal = refusal;
    }

    /** What Cloudflare answered; its fields are empty when no answer came. */
    public Refusal refusal() {
        return refusal == null ? Refusal.NO_ANSWER : refusal;
    }
}
