package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** The run that was to be released is unknown, of another account, or not held. */
@Failure(status = 409, code = "not-held", title = "The run is not held")
public final class ReleaseRefusedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public ReleaseRefusedException(String message) {
        super(message);
    }
}
