package org.iga4camel.cloudflare.mount;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;

/**
 * Starts the first sync of every account as soon as a context has started. Not by the scheduler: Quartz fires a trigger
 * that is due at once up to two milliseconds early, which Camel's job takes for one that is over, and then it is lost.
 */
final class FirstSyncs implements ExtendedStartupListener {

    /** Of the route, before the alias of the account. */
    static final String ROUTE = "cloudflare-iga-at-start";

    private final Set<String> aliases;
    private final AtomicBoolean begun = new AtomicBoolean();

    FirstSyncs(Set<String> aliases) {
        this.aliases = Set.copyOf(aliases);
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        if (alreadyStarted) {
            start(context);
        }
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        start(context);
    }

    /** Once, for a context keeps its listeners: one that is started again has those of its next mount beside these. */
    private void start(CamelContext context) throws Exception {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (String alias : aliases) {
                start(context.getRoute(ROUTE + "-" + alias), context, template);
            }
        }
    }

    /** A host may have a route of its own in the place of ours, or start its routes later. */
    private static void start(Route route, CamelContext context, ProducerTemplate template) {
        if (route != null
                && route.getEndpoint() instanceof DirectEndpoint
                && context.getRouteController()
                        .getRouteStatus(route.getRouteId())
                        .isStarted()) {
            template.send(route.getEndpoint(), exchange -> {});
        }
    }
}
