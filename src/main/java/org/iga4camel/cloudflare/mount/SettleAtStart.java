package org.iga4camel.cloudflare.mount;

import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Settles, as soon as a context has started, what a process left open. The start does not wait for Cloudflare. */
final class SettleAtStart {

    private static final String ROUTE = "direct:cloudflare-iga-settle-operations";

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
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
