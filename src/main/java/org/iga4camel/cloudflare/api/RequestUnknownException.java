package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** A part of a request did not reach the routes, so that nobody can know what is asked. The message says which. */
public final class RequestUnknownException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    RequestUnknownException(String message) {
        super(message);
    }
}
