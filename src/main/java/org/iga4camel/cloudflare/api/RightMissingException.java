package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;
import org.iga4camel.cloudflare.settings.RestRight;

/** A REST caller's key does not allow what was asked for. */
@Failure(status = 403, code = "right-missing", title = "The key does not allow this")
public final class RightMissingException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    RightMissingException(RestRight right, String keyName) {
        super("The key '" + keyName + "' does not have the right '" + right.word()
                + "', which this request needs: use another key, or give this one the right");
    }
}
