package org.iga4camel.cloudflare.health;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the routes of this component run: one entry, where Camel has one or two for each of them. */
final class RoutesCheck extends AbstractHealthCheck {

    private final CamelContext context;

    RoutesCheck(CamelContext context) {
        super(Health.GROUP, Health.ROUTES);
        this.context = context;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** Before what Camel and its components tell. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        List<String> ours = context.getRoutes().stream()
                .filter(route -> route.getRouteId().startsWith(Health.PREFIX + "-"))
                .filter(Route::isAutoStartup)
                .map(Route::getRouteId)
                .toList();
        List<String> stopped = ours.stream()
                .filter(id -> context.getRouteController().getRouteStatus(id).isStopped())
                .toList();
        result.detail("routes", ours.size());
        if (stopped.isEmpty()) {
            result.up();
        } else {
            result.message("Stopped, though they were to run: " + String.join(", ", stopped))
                    .down();
        }
    }
}
