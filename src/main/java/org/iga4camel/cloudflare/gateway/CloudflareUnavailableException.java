package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.Failure;

/**
 * No usable answer: the connection failed, or the answer was a 5xx, cut, not JSON, or {@code success: false} without a
 * cause that would stay. Whether the request was carried out is unknown; a read may be repeated.
 */
@Failure(status = 503, code = "unavailable", title = "Cloudflare cannot be reached")
public final class CloudflareUnavailableException extends CloudflareException {

    private static final long serialVersionUID = 1L;

    public CloudflareUnavailableException(String message, Refusal refusal, Throwable cause) {
        super(message, refusal, cause);
    }
}
