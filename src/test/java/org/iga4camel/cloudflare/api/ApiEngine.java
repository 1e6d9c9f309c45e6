package org.iga4camel.cloudflare.api;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/** A host with an HTTP server of its own kind that mounts the REST API: what the API promises, it keeps on each. */
interface ApiEngine extends AutoCloseable {

    /** Starts a host with these properties and routes beside the API's, on a free port. */
    CamelContext start(Map<String, String> properties, RoutesBuilder... routes) throws Exception;

    /** Where it listens. */
    int port();

    @Override
    void close();
}
