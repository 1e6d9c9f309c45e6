package org.iga4camel.cloudflare.mount;

import java.io.IOException;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles, as soon as a context has started, what a process left open. The start does not wait for Cloudflare. */
final class SettleAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(SettleAtStart.class);
    private static final String ROUTE = "direct:cloudflare-iga-settle-first";

    private SettleAtStart() {}

    /** Begins, on a thread of its own that ends with it. */
    static void begin(CamelContext context, Collection<String> aliases) {
        context.getExecutorServiceManager()
                .newThread("cloudflareIgaSettling", () -> settle(context, aliases))
                .start();
    }

    /** The route itself says what cannot be settled now, and leaves it open. */
    private static void settle(CamelContext context, Collection<String> aliases) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (String alias : aliases) {
                template.send(ROUTE, exchange -> exchange.setVariable("cloudflareIgaAccount", alias));
            }
        } catch (IOException | RuntimeException stopped) {
            LOG.debug("Operations of a process that ended are not settled now", stopped);
        }
    }
}
