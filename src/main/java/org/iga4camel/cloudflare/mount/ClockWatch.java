package org.iga4camel.cloudflare.mount;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the schedules anew when the clock was set back: Quartz would wait until the time that it had computed has come
 * again. What was passed over when the clock was set forward Quartz makes up for by itself.
 */
final class ClockWatch extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final CamelContext context;
    private final List<String> routeIds;
    private final InstantSource clock;
    private Instant seen;
    private ScheduledExecutorService looks;
    private Future<?> looking;

    /**
     * Watches for some routes.
     *
     * @param routeIds of routes that are timed by the clock
     */
    ClockWatch(CamelContext context, List<String> routeIds, InstantSource clock) {
        this.context = context;
        this.routeIds = List.copyOf(routeIds);
        this.clock = clock;
    }

    @Override
    protected void doStart() {
        seen = clock.instant();
        looks = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "cloudflare-iga-clock");
        looking = looks.scheduleWithFixedDelay(this::look, 1, 1, SECONDS);
    }

    @Override
    protected void doStop() {
        looking.cancel(true);
        context.getExecutorServiceManager().shutdownNow(looks);
    }

    private void look() {
        Instant now = clock.instant();
        boolean setBack = now.isBefore(seen);
        seen = now;
        if (setBack) {
            routeIds.forEach(this::beginAnew);
        }
    }

    private void beginAnew(String routeId) {
        Route route = context.getRoute(routeId);
        if (route == null
                || !context.getRouteController().getRouteStatus(routeId).isStarted()) {
            return;
        }
        try {
            context.getRouteController().stopRoute(routeId);
            context.getRouteController().startRoute(routeId);
            LOG.info("The clock was set back; {} counts anew", routeId);
        } catch (Exception e) {
            LOG.warn("The clock was set back, and {} could not count anew", routeId, e);
        }
    }
}
