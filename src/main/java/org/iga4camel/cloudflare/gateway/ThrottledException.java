package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Failure;

/**
 * Cloudflare asks to slow down: HTTP 429, or code 971 or 10429 under any status. The request was not carried out.
 *
 * <p>Source: Cloudflare's API rate limits.
 */
@Failure(status = 429, code = "throttled", title = "Cloudflare asks to slow down")
public final class ThrottledException extends CloudflareException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    public ThrottledException(String message, Refusal refusal, Duration retryAfter) {
        super(message, refusal, null);
        this.retryAfter = retryAfter;
    }

    /** How long Cloudflare asked to wait; empty when it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
