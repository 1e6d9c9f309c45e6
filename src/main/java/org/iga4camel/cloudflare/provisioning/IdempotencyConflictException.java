package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** The idempotency key was used for another request, or for one that is not over yet. */
@Failure(status = 409, code = "idempotency-conflict", title = "The idempotency key is taken")
public final class IdempotencyConflictException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    IdempotencyConflictException(String message) {
        super(message);
    }
}
