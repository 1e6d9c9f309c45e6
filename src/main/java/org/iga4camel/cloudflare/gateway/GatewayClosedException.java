package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** The process is being stopped, so no further request leaves. */
public final class GatewayClosedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public GatewayClosedException() {
        super("Stopped: the process is shutting down");
    }
}
