package org.iga4camel.cloudflare.health;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Settings;
import org.quartz.Scheduler;

/**
 * The health checks of this component: {@code cloudflare-iga.routes} for its routes, {@code cloudflare-iga.schedule} where
 * syncs are timed, {@code cloudflare-iga.listener} for REST in the standalone run, and two for each account,
 * {@code cloudflare-iga-<alias>} for its published copy and {@code cloudflare-iga-<alias>.consumers} for those who take its
 * changes.
 */
public final class Health {

    static final String PREFIX = "cloudflare-iga";

    /** Camel has its own check first too; of two such it takes the one whose group its map has first, which is this one. */
    static final String GROUP = "org.iga4camel.cloudflare";

    // a dot is in no alias, so this is no account's id
    static final String ROUTES = PREFIX + ".routes";

    static final String SCHEDULE = PREFIX + ".schedule";
    static final String LISTENER = PREFIX + ".listener";

    /** The entries that Camel makes for each route, where a host wants such. */
    private static final List<String> EACH_ROUTE = List.of("route:" + PREFIX + "-*", "consumer:" + PREFIX + "-*");

    private Health() {}

    /**
     * Puts the checks of every account into the context's registry, where any health registry of Camel finds it without
     * scanning and without a setting.
     *
     * @param database throws a {@link org.iga4camel.cloudflare.cache.DatabaseException} when it is not the one any more
     *     that was opened; all checks are down then
     */
    public static void register(
            CamelContext context,
            Settings settings,
            Runnable database,
            RunStore runs,
            ConsumerStore consumers,
            InstantSource clock) {
        for (AccountSettings account : settings.accounts().values()) {
            bind(context, new PublishedStateCheck(account, database, runs, clock));
            bind(context, new SilentConsumersCheck(account, database, consumers, clock));
        }
        bind(context, new RoutesCheck(context));
    }

    /** Puts a check of the scheduler that times the syncs there. */
    public static void watchSchedule(CamelContext context, Supplier<Scheduler> scheduler, InstantSource clock) {
        bind(context, new ScheduleCheck(scheduler, clock));
    }

    /** Puts a check of the REST listener there, at its address as soon as it listens. */
    public static void watchListener(CamelContext context, Supplier<InetSocketAddress> listener) {
        bind(context, new ListenerCheck(listener));
    }

    /** Takes the checks out again; harmless when they are not there. */
    public static void unregister(CamelContext context, Settings settings) {
        List.of(ROUTES, SCHEDULE, LISTENER).forEach(context.getRegistry()::unbind);
        excluded(context, patterns -> patterns.removeAll(EACH_ROUTE));
        for (String alias : settings.accounts().keySet()) {
            context.getRegistry().unbind(id(alias));
            context.getRegistry().unbind(consumersId(alias));
        }
    }

    /** Leaves the single routes of ours out of what a host's health registry shows; to be called when it is set up. */
    public static void sumUpRoutes(CamelContext context) {
        excluded(context, patterns -> patterns.addAll(EACH_ROUTE));
    }

    private static void excluded(CamelContext context, Consumer<Set<String>> change) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            Set<String> patterns = new LinkedHashSet<>();
            if (registry.getExcludePattern() != null) {
                patterns.addAll(List.of(registry.getExcludePattern().split(",")));
            }
            change.accept(patterns);
            registry.setExcludePattern(patterns.isEmpty() ? null : String.join(",", patterns));
        }
    }

    static String id(String alias) {
        return PREFIX + "-" + alias;
    }

    static String consumersId(String alias) {
        return id(alias) + ".consumers";
    }

    private static void bind(CamelContext context, AbstractHealthCheck check) {
        check.setCamelContext(context);
        context.getRegistry().bind(check.getId(), check);
    }
}
