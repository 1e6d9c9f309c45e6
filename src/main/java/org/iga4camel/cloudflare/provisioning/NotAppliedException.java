package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** Cloudflare accepted a write, or left it unanswered, and did not carry it out. */
@Failure(status = 502, code = "not-applied", title = "Cloudflare did not carry it out")
public final class NotAppliedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    NotAppliedException(String message) {
        super(message);
    }
}
