package org.iga4camel.cloudflare.api;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.iga4camel.cloudflare.model.ConfigurationException;

/**
 * Whether a host has what serves HTTP for Camel's {@code platform-http}. Camel itself finds out late, and says so in words
 * that name no setting. No class of an engine is touched here: a host need not have any.
 */
final class HttpEngine {

    private static final String COMPONENT = "platform-http";
    private static final String ENGINE = "platform-http-engine";

    /** They give Camel Main its engine as they start, later than it is looked for here. */
    private static final Set<String> SERVERS = Set.of("MainHttpServer", "VertxPlatformHttpServer");

    private HttpEngine() {}

    /**
     * Lets a host pass that has an engine.
     *
     * @throws ConfigurationException when it has none
     */
    static void require(CamelContext context) {
        boolean isThere = context.getComponent(COMPONENT, true, false) != null
                && (context.getRegistry().lookupByName(ENGINE) != null
                        || context.hasService(service ->
                                        SERVERS.contains(service.getClass().getSimpleName()))
                                != null);
        if (!isThere) {
            throw new ConfigurationException("The part api is to be mounted, which needs an HTTP engine for Camel's"
                    + " platform-http: add camel-platform-http-main and set camel.server.enabled = true, on Spring Boot"
                    + " add camel-platform-http-starter, or leave api out.");
        }
    }
}
