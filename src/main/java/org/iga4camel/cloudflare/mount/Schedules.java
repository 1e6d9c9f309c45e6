package org.iga4camel.cloudflare.mount;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Schedule;
import org.iga4camel.cloudflare.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the routes that sync: the first one of every account as soon as a context has started, and the other whenever its
 * schedule says so. One thread looks at the clock once a second, since the clock may be set or stand still meanwhile.
 */
final class Schedules implements ExtendedStartupListener, AutoCloseable {

    /** Of the routes, before the alias of the account. */
    static final String AT_START = "cloudflare-iga-at-start";

    static final String ON_TIME = "cloudflare-iga-schedule";

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final CamelContext context;
    private final Settings settings;
    private final InstantSource clock;
    private final Map<String, Alarm> alarms = new HashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private ProducerTemplate template;
    private ScheduledExecutorService looks;
    private Future<?> looking;

    Schedules(CamelContext context, Settings settings, InstantSource clock) {
        this.context = context;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
        if (alreadyStarted) {
            begin();
        }
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
        begin();
    }

    /** Once, for a context keeps its listeners: one that is started again has those of its next mount beside these. */
    private synchronized void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        template = context.createProducerTemplate();
        for (AccountSettings account : settings.accounts().values()) {
            call(AT_START, account.alias());
            alarms.put(
                    account.alias(),
                    new Alarm(
                            Schedule.of(account.schedule()),
                            ScheduleZone.of(account.schedule(), TimeZone.getDefault()),
                            clock.instant()));
        }
        looks = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, ON_TIME);
        looking = looks.scheduleWithFixedDelay(this::look, 1, 1, SECONDS);
    }

    private void look() {
        alarms.forEach((alias, alarm) -> {
            if (alarm.isDue(clock.instant())) {
                try {
                    call(ON_TIME, alias);
                } catch (RuntimeException e) {
                    LOG.warn("The sync of account {} could not be started on its schedule", alias, e);
                }
            }
        });
    }

    /** A host may have a route of its own in the place of ours, or start its routes later. */
    private void call(String template, String alias) {
        Route route = context.getRoute(template + "-" + alias);
        if (route != null
                && route.getEndpoint() instanceof DirectEndpoint
                && context.getRouteController()
                        .getRouteStatus(route.getRouteId())
                        .isStarted()) {
            this.template.send(route.getEndpoint(), exchange -> {});
        }
    }

    @Override
    public synchronized void close() {
        begun.set(true);
        if (looks != null) {
            looking.cancel(true);
            context.getExecutorServiceManager().shutdownNow(looks);
            template.stop();
        }
    }
}
