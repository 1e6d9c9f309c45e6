package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import org.apache.hc.core5.http.HttpHost;

/** A proxy on the way did not let the connection through, so that nothing of what it answers is Cloudflare's. */
final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int AUTHENTICATION_REQUIRED = 407;

    ProxyRefusedException(HttpHost proxy, int status) {
        super("the proxy " + proxy.toHostString() + " does not let the connection through (it answers " + status + "); "
                + (status == AUTHENTICATION_REQUIRED
                        ? "give it a name and a password that it accepts"
                        : "let it allow this host, or name the host in NO_PROXY where it can be reached without"));
    }
}
