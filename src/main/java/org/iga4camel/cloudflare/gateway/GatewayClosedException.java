package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** The process is being stopped, so no further request leaves. */
@Failure(status = 503, code = "unavailable", title = "Cloudflare cannot be reached")
public final class GatewayClosedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public GatewayClosedException() {
        super("Stopped: the process is shutting down");
    }
}
