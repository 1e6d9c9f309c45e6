package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** The idempotency key was used for another request, or for one that is not over yet. */
public final class IdempotencyConflictException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    IdempotencyConflictException(String message) {
        super(message);
    }
}
