package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** A caller accepts no answer of the type that there is. */
public final class NotAcceptableException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    NotAcceptableException() {
        super("The answer is JSON: let the header 'Accept' allow " + MediaTypes.JSON + ", or leave it out");
    }
}
