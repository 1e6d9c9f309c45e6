package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** The time that an operation may take is over; the request did not leave. */
@Failure(status = 503, code = "deadline-passed", title = "The deadline has passed")
public final class DeadlinePassedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public DeadlinePassedException(String message) {
        super(message);
    }
}
