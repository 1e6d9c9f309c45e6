package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** What a REST caller asked for is not in the published state or the histories. */
public final class NotThereException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    NotThereException(String message) {
        super(message);
    }
}
