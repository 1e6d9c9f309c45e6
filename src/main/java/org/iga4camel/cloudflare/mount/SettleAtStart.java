package org.iga4camel.cloudflare.mount;

import java.util.Collection;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Settles, as soon as a context has started, what a process left open. The start does not wait for Cloudflare. */
final class SettleAtStart {

    private static final String ROUTE = "direct:cloudflare-iga-settle-operations";

    private SettleAtStart() {}

    /** Begins, on a thread that ends with it. */
    static void begin(CamelContext context, Collection<String> aliases) {
        ExecutorService once =
                context.getExecutorServiceManager().newSingleThreadExecutor(context, "cloudflareIgaSettling");
        once.execute(() -> {
            settle(context, aliases);
            context.getExecutorServiceManager().shutdown(once);
        });
    }

    /** The route itself says in the log what could not be settled now. */
    private static void settle(CamelContext context, Collection<String> aliases) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (String alias : aliases) {
                template.send(ROUTE, exchange -> exchange.setVariable("cloudflareIgaAccount", alias));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
