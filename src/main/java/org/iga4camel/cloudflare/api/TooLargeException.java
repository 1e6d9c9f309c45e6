package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** A body has more bytes than are read. */
@Failure(status = 413, code = "too-large", title = "The body is too large")
public final class TooLargeException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    TooLargeException(int largest) {
        super("The body may have " + largest / 1024 + " KiB at most");
    }
}
