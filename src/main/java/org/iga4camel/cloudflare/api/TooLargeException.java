package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** A body has more bytes than are read. */
public final class TooLargeException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    TooLargeException(int largest) {
        super("The body may have " + largest / 1024 + " KiB at most");
    }
}
