package org.iga4camel.cloudflare.api;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** A REST caller sent no key or a wrong one. */
@Failure(status = 401, code = "key-refused", title = "No valid key")
public final class KeyRefusedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    KeyRefusedException() {
        super("The request carries no valid key: send the header 'Authorization: Bearer <key>' with a key that"
                + " cloudflare-iga.rest-key, rest-keys or rest-keys-file holds, and no form as the body");
    }
}
