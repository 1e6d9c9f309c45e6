package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** A body is of a type, in a character set or encoded in a way that is not read. The message says which is. */
@Failure(status = 415, code = "unsupported-media-type", title = "The body is of another type")
public final class UnsupportedBodyException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    UnsupportedBodyException(String message) {
        super(message);
    }
}
