package org.iga4camel.cloudflare.cache;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** A consumer cannot be moved on: it was dropped, or somebody else has moved it further. */
public final class ConsumerGoneException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    ConsumerGoneException(String name, String account) {
        super("The consumer '" + name + "' of account " + account
                + " was dropped, or moved on by somebody else, while it took changes");
    }
}
