package org.iga4camel.cloudflare.mount;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles, as soon as a context has started, what a process left open. The start does not wait for Cloudflare. */
final class SettleAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(SettleAtStart.class);
    private static final String ROUTE = "direct:cloudflare-iga-settle-first";

    private SettleAtStart() {}

    /** Begins, each account on a thread that ends with it, so that none waits for another. */
    static void begin(CamelContext context, Collection<String> aliases) {
        ExecutorService threads =
                context.getExecutorServiceManager().newCachedThreadPool(context, "cloudflareIgaSettling");
        AtomicInteger left = new AtomicInteger(aliases.size());
        aliases.forEach(alias -> threads.execute(() -> {
            settle(context, alias);
            if (left.decrementAndGet() == 0) {
                context.getExecutorServiceManager().shutdown(threads);
            }
        }));
    }

    /** The route itself says in the log what could not be settled now. */
    private static void settle(CamelContext context, String alias) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.send(ROUTE, exchange -> exchange.setVariable("cloudflareIgaAccount", alias));
        } catch (IOException | RuntimeException stopped) {
            LOG.debug("Operations of a process that ended are not settled now", stopped);
        }
    }
}
