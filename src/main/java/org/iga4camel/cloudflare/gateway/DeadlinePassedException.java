package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** The time that an operation may take is over; the request did not leave. */
public final class DeadlinePassedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public DeadlinePassedException(String message) {
        super(message);
    }
}
