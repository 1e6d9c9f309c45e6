package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import org.apache.hc.client5.http.impl.TunnelRefusedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.FirstCause;

/** Why a connection brought no whole answer, where the HTTP client has failures of its own. */
final class Connection {

    private static final String PROXY_AUTHENTICATION_REQUIRED = " 407";

    private Connection() {}

    /** The words, with what to do where that is known. */
    static String inWords(IOException failure) {
        if (Causes.find(failure, NoHttpResponseException.class).isPresent()) {
            return "the connection was closed before an answer came";
        }
        return Causes.find(failure, TunnelRefusedException.class)
                .map(refused -> refused(refused.getMessage()))
                .orElseGet(() -> FirstCause.inWords(failure));
    }

    private static String refused(String answer) {
        return "the proxy does not let the connection through (" + answer + "); "
                + (answer.contains(PROXY_AUTHENTICATION_REQUIRED)
                        ? "give it a name and a password"
                        : "let it allow this host, or take the host out of its use with NO_PROXY");
    }
}
