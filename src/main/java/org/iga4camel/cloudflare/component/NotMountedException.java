package org.iga4camel.cloudflare.component;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** An endpoint's routes are not in the Camel context. */
public final class NotMountedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    NotMountedException(CloudflareIgaOperation operation) {
        super("The routes of cloudflare-iga:" + operation.text() + " are not mounted: set cloudflare-iga.mount = "
                + operation.mount());
    }
}
