package org.iga4camel.cloudflare.safety;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.sync.SyncResult;

/**
 * Another process with the packaged routes on a database file. It does what the lines of its standard input say:
 * {@code halt AT NTH} arms a {@link Halt}, {@code sync ACCOUNT} syncs, and answers each sync with one line.
 */
final class SyncProcess {

    private SyncProcess() {}

    /** The arguments are {@code property=value}. */
    @SuppressWarnings("SystemOut") // how the test talks with it
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        for (String arg : args) {
            properties.setProperty(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Halt halt = new Halt();
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties);
        String database = properties.getProperty("cloudflare-iga.database");
        Cache cache =
                Cache.on(HaltingDataSource.around(pool(database, 1, "IMMEDIATE"), halt), pool(database, 2, "DEFERRED"));
        Mount mount = new Mount(
                context, CamelSettings.of(context), cache, InstantSource.system(), (run, list, page, pages) -> {});
        mount.routes(Mount.files(context, Mount.PACKAGED_ROUTES));
        context.start();
        System.out.println("ready");
        serve(context.createProducerTemplate(), halt);
    }

    @SuppressWarnings("SystemOut")
    private static void serve(ProducerTemplate template, Halt halt) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] order = line.split(" ", -1);
            if (order[0].equals("halt")) {
                halt.arm(Halt.At.valueOf(order[1].toUpperCase(Locale.ROOT)), Integer.parseInt(order[2]));
                continue;
            }
            Exchange exchange = template.request(
                    "direct:cloudflare-iga-sync",
                    asked -> asked.getMessage().setHeader("CloudflareIgaAccount", order[1]));
            Exception failure = exchange.getException();
            System.out.println(
                    failure == null
                            ? "published "
                                    + exchange.getMessage()
                                            .getBody(SyncResult.class)
                                            .run()
                            : "refused " + failure.getClass().getSimpleName() + " " + failure.getMessage());
        }
    }

    private static HikariDataSource pool(String database, int size, String transactionMode) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + database);
        config.setMaximumPoolSize(size);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", "10000");
        config.addDataSourceProperty("transaction_mode", transactionMode);
        return new HikariDataSource(config);
    }
}
