package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** A caller accepts no answer of the type that there is. */
@Failure(status = 406, code = "not-acceptable", title = "The answer would be of another type")
public final class NotAcceptableException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    NotAcceptableException() {
        super("The answer is JSON: let the header 'Accept' allow " + MediaTypes.JSON + ", or leave it out");
    }
}
