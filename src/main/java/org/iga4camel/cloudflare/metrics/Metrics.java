package org.iga4camel.cloudflare.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.apache.camel.support.LifecycleStrategySupport;
import org.iga4camel.cloudflare.cache.PublishedFigures;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.gateway.Gateway;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Settings;

/**
 * The gauges of every account. Counters and timers are in the routes. They are in the registry that Camel's micrometer
 * component uses: the host's own, or one that Camel makes where the host has none.
 */
public final class Metrics extends LifecycleStrategySupport implements AutoCloseable {

    private static final String PREFIX = "cloudflare.iga.";
    private static final String CONTEXT = "camelContext";

    private final Settings settings;
    private final RunStore runs;
    private final Gateway gateway;
    private final InstantSource clock;
    private MeterRegistry registry;
    private String contextName;

    private Metrics(Settings settings, RunStore runs, Gateway gateway, InstantSource clock) {
        this.settings = settings;
        this.runs = runs;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Adds the gauges as soon as the context starts, and not before: a host may bring its registry until then. */
    public static Metrics on(
            CamelContext context, Settings settings, RunStore runs, Gateway gateway, InstantSource clock) {
        Metrics metrics = new Metrics(settings, runs, gateway, clock);
        context.addLifecycleStrategy(metrics);
        return metrics;
    }

    @Override
    public void onContextStarting(CamelContext context) {
        registry = MicrometerUtils.getOrCreateMeterRegistry(
                context.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME);
        contextName = context.getName();
        for (AccountSettings account : settings.accounts().values()) {
            gauges(account, Tags.of("account", account.alias(), CONTEXT, contextName));
        }
    }

    /** Takes everything of ours, also what the routes count, out of a registry that may live longer than this component. */
    @Override
    public void close() {
        if (registry != null) {
            registry.getMeters().stream().map(Meter::getId).filter(this::isOurs).forEach(registry::remove);
        }
    }

    private boolean isOurs(Meter.Id id) {
        return id.getName().startsWith(PREFIX) && contextName.equals(id.getTag(CONTEXT));
    }

    private void gauges(AccountSettings account, Tags tags) {
        Supplier<Optional<PublishedFigures>> published = new Recent<>(() -> runs.figures(account.alias()), clock);
        gauge("budget.left", "Requests that a sync may send before it has to wait", tags, () -> gateway.left(account));
        gauge(
                "published.age",
                "Seconds since the account was last published",
                "seconds",
                tags,
                () -> published
                        .get()
                        .flatMap(PublishedFigures::publishedAt)
                        .map(at -> runs.ages()
                                        .of(account.alias(), at, clock.instant())
                                        .toMillis()
                                / 1000.0)
                        .orElse(Double.NaN));
        count("members", "Published members of every status", tags, published, PublishedFigures::members);
        count("roles", "Published roles", tags, published, PublishedFigures::roles);
        count("role.assignments", "Published role assignments", tags, published, PublishedFigures::roleAssignments);
    }

    private void count(
            String name,
            String description,
            Tags tags,
            Supplier<Optional<PublishedFigures>> published,
            Function<PublishedFigures, Long> count) {
        gauge(name, description, tags, () -> published.get().map(count).orElse(0L));
    }

    private void gauge(String name, String description, Tags tags, Supplier<Number> value) {
        gauge(name, description, null, tags, value);
    }

    private void gauge(String name, String description, String unit, Tags tags, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }
}
