package org.iga4camel.cloudflare.health;

import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Settings;

/** The health checks of this component: one for each account, with the id {@code cloudflare-iga-<alias>}. */
public final class Health {

    static final String PREFIX = "cloudflare-iga";

    private Health() {}

    /**
     * Puts a check for every account into the context's registry, where any health registry of Camel finds it without
     * scanning and without a setting.
     */
    public static void register(CamelContext context, Settings settings, RunStore runs, InstantSource clock) {
        for (AccountSettings account : settings.accounts().values()) {
            PublishedStateCheck check = new PublishedStateCheck(account, runs, clock);
            check.setCamelContext(context);
            context.getRegistry().bind(check.getId(), check);
        }
    }

    /** Takes the checks out again; harmless when they are not there. */
    public static void unregister(CamelContext context, Settings settings) {
        settings.accounts().keySet().forEach(alias -> context.getRegistry().unbind(id(alias)));
    }

    static String id(String alias) {
        return PREFIX + "-" + alias;
    }
}
