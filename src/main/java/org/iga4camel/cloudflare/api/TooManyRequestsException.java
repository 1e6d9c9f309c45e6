package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** More requests came in a minute than their caller may send. */
@Failure(status = 429, code = "too-many-requests", title = "Too many requests")
public final class TooManyRequestsException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    TooManyRequestsException() {
        super("More requests came in a minute than one key may send, or than all callers without a valid key may send"
                + " together: ask less often");
    }
}
