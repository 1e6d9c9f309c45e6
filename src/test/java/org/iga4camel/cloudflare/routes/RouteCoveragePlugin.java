package org.iga4camel.cloudflare.routes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.LifecycleStrategySupport;

/** Makes every Camel context of the tests write down, when it stops, which of our routes and steps were reached. */
public final class RouteCoveragePlugin implements ContextServicePlugin {

    private static final String OURS = "cloudflare-iga-";

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                ManagementAgent agent = stopping.getManagementStrategy().getManagementAgent();
                if (agent != null && agent.getMBeanServer() != null) {
                    RouteCoverage.write(counts(agent.getMBeanServer(), stopping.getManagementName()));
                }
            }
        });
    }

    private static Map<String, Long> counts(MBeanServer server, String context) {
        Map<String, Long> counts = new HashMap<>();
        try {
            for (String kind : new String[] {"Route", "Processor"}) {
                String type = kind.toLowerCase(Locale.ROOT) + "s";
                Set<ObjectName> names = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context + ",type=" + type + ",*"), null);
                for (ObjectName name : names) {
                    String id = (String) server.getAttribute(name, kind + "Id");
                    // what comes of a template has a number of its own in front
                    int ours = id.indexOf(OURS);
                    if (ours >= 0) {
                        long exchanges = (Long) server.getAttribute(name, "ExchangesTotal");
                        counts.merge(id.substring(ours), exchanges, Long::sum);
                    }
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException("The statistics of routes cannot be read", e);
        }
        return counts;
    }
}
