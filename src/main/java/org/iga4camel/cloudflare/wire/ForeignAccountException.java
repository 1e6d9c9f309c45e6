package org.iga4camel.cloudflare.wire;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** An answer speaks of another account than the one that was asked about, and is not to be believed. */
public final class ForeignAccountException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    ForeignAccountException(String message) {
        super(message);
    }
}
