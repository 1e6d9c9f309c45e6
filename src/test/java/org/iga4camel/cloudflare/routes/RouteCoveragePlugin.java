package org.iga4camel.cloudflare.routes;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedProcessorMBean;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/** Makes every Camel context of the tests write down, when it stops, which of our routes and steps were reached. */
public final class RouteCoveragePlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                RouteCoverage.write(counts(stopping));
            }
        });
    }

    private static Map<String, Long> counts(CamelContext context) {
        Map<String, Long> counts = new HashMap<>();
        ManagedCamelContext managed = context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        if (managed == null) {
            return counts;
        }
        try {
            for (Route route : context.getRoutes()) {
                ManagedRouteMBean statistics = managed.getManagedRoute(route.getId());
                if (statistics == null || !route.getId().startsWith("cloudflare-iga-")) {
                    continue;
                }
                counts.merge(route.getId(), statistics.getExchangesTotal(), Long::sum);
                for (String id : statistics.processorIds()) {
                    ManagedProcessorMBean step = managed.getManagedProcessor(id);
                    if (step != null) {
                        counts.merge(id, step.getExchangesTotal(), Long::sum);
                    }
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("The statistics of routes cannot be read", e);
        }
        return counts;
    }
}
