package org.iga4camel.cloudflare.health;

import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Settings;

/**
 * The health checks of this component, two for each account: {@code cloudflare-iga-<alias>} for its published copy and
 * {@code cloudflare-iga-<alias>.consumers} for those who take its changes.
 */
public final class Health {

    static final String PREFIX = "cloudflare-iga";

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
    }

    /** Takes the checks out again; harmless when they are not there. */
    public static void unregister(CamelContext context, Settings settings) {
        for (String alias : settings.accounts().keySet()) {
            context.getRegistry().unbind(id(alias));
            context.getRegistry().unbind(consumersId(alias));
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
