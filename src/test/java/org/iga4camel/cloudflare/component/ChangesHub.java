package org.iga4camel.cloudflare.component;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;

/** A hub with routes that take changes from a database file, which has the accounts {@code prod} and {@code eu}. */
public final class ChangesHub implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Mount mount;

    /** Mounts; {@link #start} begins to deliver. */
    public ChangesHub(Path database) {
        Properties properties = new Properties();
        properties.setProperty("cloudflare-iga.accounts", "prod,eu");
        properties.setProperty("cloudflare-iga.account.prod.account-id", "0123456789abcdef0123456789abcdef");
        properties.setProperty("cloudflare-iga.account.eu.account-id", "f123456789abcdef0123456789abcdef");
        properties.setProperty("cloudflare-iga.token", "a-token-for-tests");
        properties.setProperty("cloudflare-iga.database", database.toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        Settings settings = CamelSettings.of(context);
        mount = new Mount(
                context,
                settings,
                Cache.open(settings.database()),
                InstantSource.system(),
                (run, list, page, pages) -> {});
    }

    /** Adds routes and starts. */
    public ChangesHub start(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return this;
    }

    public DefaultCamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
        mount.close();
    }
}
