package org.iga4camel.cloudflare.safety;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;
import org.iga4camel.cloudflare.sync.SyncNotPublishedException;
import org.iga4camel.cloudflare.sync.SyncResult;

/**
 * The packaged routes, mounted once for many histories: only the HTTP step is replaced, by a call into the sandbox of the
 * history at hand. The database does not wait for the disk, because nothing here ends a process.
 */
final class MountedSync implements AutoCloseable {

    static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    static final String TOKEN = "a-token-for-tests";
    static final int HOLD_ROWS = 4;
    static final int HOLD_PERCENT = 10;

    private static final List<String> TABLES_BY_DEPENDENCE = List.of(
            "staged_page",
            "reading",
            "staged_member",
            "staged_right",
            "staged_object",
            "staged_absence",
            "publication",
            "held_loss",
            "sync_run",
            "change",
            "right_held",
            "member",
            "object",
            "member_touch",
            "budget_use");

    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final CamelContext context = new DefaultCamelContext();
    private final Mount mount;
    private final InProcessCloudflare cloudflare = new InProcessCloudflare();
    private final ExecutorService pages;
    private final ProducerTemplate template;
    private final boolean initialChanges;

    private MountedSync(
            Path directory,
            ExecutorService pages,
            boolean initialChanges,
            Map<String, String> settings,
            InstantSource clock)
            throws Exception {
        this.pages = pages;
        this.initialChanges = initialChanges;
        Path database = directory.resolve("cache.db");
        writer = pool(database, 1, "IMMEDIATE");
        reader = pool(database, 4, "DEFERRED");
        Properties properties = new Properties();
        properties.setProperty("cloudflare-iga.account-id", ACCOUNT);
        properties.setProperty("cloudflare-iga.token", TOKEN);
        properties.setProperty("cloudflare-iga.database", database.toString());
        properties.setProperty("cloudflare-iga.budget", "1000000");
        properties.setProperty("cloudflare-iga.hold-rows", String.valueOf(HOLD_ROWS));
        properties.setProperty("cloudflare-iga.hold-percent", String.valueOf(HOLD_PERCENT));
        properties.setProperty("cloudflare-iga.initial-changes", String.valueOf(initialChanges));
        properties.setProperty("cloudflare-iga.retry-delay", "1ms");
        properties.putAll(settings);
        context.getPropertiesComponent().setInitialProperties(properties);
        Settings read = CamelSettings.of(context);
        if (pages != null) {
            context.getRegistry().bind("cloudflareIgaPages", ExecutorService.class, pages);
        }
        mount = new Mount(context, read, Cache.on(writer, reader), clock, (run, list, page, count) -> {});
        mount.routes(Mount.files(context, Mount.PACKAGED_ROUTES));
        AdviceWith.adviceWith(
                context,
                "cloudflare-iga-request",
                route ->
                        route.weaveById("cloudflare-iga-request/send").replace().process(cloudflare));
        context.start();
        template = context.createProducerTemplate();
    }

    /** Reads one page after the other, so that a history is the same every time it is replayed. */
    static MountedSync onePageAtATime(Path directory) throws Exception {
        return new MountedSync(directory, Executors.newSingleThreadExecutor(), true, Map.of(), new TickingClock());
    }

    /** Reads pages as in real life, several at once. */
    static MountedSync severalPagesAtOnce(Path directory) throws Exception {
        return new MountedSync(directory, null, false, Map.of(), new TickingClock());
    }

    /** The same with settings and a clock of the caller's. */
    static MountedSync with(Path directory, Map<String, String> settings, InstantSource clock) throws Exception {
        return new MountedSync(directory, Executors.newSingleThreadExecutor(), true, settings, clock);
    }

    /** How a sync ended: its figures, or why it was not published; the other one is null. */
    record Outcome(SyncResult result, Throwable failure) {

        boolean isPublished() {
            return result != null;
        }

        /** The run that refused to publish, 0 when it was another kind of failure. */
        long unpublishedRun() {
            return failure instanceof SyncNotPublishedException unpublished ? unpublished.run() : 0;
        }
    }

    /** Forgets everything, and serves another sandbox from here on. */
    void begin(Sandbox sandbox) {
        cloudflare.is(sandbox);
        try (Connection connection = writer.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : TABLES_BY_DEPENDENCE) {
                statement.executeUpdate("DELETE FROM " + table);
            }
            statement.executeUpdate("UPDATE account SET published_at = NULL");
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Outcome sync() {
        return sync(Map.of());
    }

    Outcome release(long run) {
        return sync(Map.of("CloudflareIgaRelease", run));
    }

    private Outcome sync(Map<String, Object> headers) {
        Exchange exchange = template.request(
                "direct:cloudflare-iga-sync", asked -> asked.getMessage().setHeaders(new java.util.HashMap<>(headers)));
        return exchange.getException() == null
                ? new Outcome(exchange.getMessage().getBody(SyncResult.class), null)
                : new Outcome(null, exchange.getException());
    }

    /** Sends something to one of the routes. */
    Exchange request(String route, Processor request) {
        return template.request("direct:cloudflare-iga-" + route, request);
    }

    CamelContext context() {
        return context;
    }

    DataSource reader() {
        return reader;
    }

    boolean isOnePageAtATime() {
        return pages != null;
    }

    /** Whether the first sync writes a change for every row. */
    boolean initialChanges() {
        return initialChanges;
    }

    @Override
    public void close() {
        context.stop();
        mount.close();
        if (pages != null) {
            pages.shutdownNow();
        }
        reader.close();
        writer.close();
    }

    private static HikariDataSource pool(Path database, int size, String transactionMode) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + database);
        config.setMaximumPoolSize(size);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "OFF");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", "10000");
        config.addDataSourceProperty("transaction_mode", transactionMode);
        return new HikariDataSource(config);
    }
}
