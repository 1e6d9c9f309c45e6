package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** A part of a request did not reach the routes, so that nobody can know what is asked. The message says which. */
@Failure(status = 501, code = "request-unknown", title = "The request came incomplete")
public final class RequestUnknownException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    RequestUnknownException(String message) {
        super(message);
    }
}
