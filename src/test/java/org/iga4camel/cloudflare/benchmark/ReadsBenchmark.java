package org.iga4camel.cloudflare.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;
import org.iga4camel.cloudflare.view.Rows;

/**
 * Measures what endpoints give out of a large account: the snapshot of {@code changes}, one by one and in batches, and a
 * streamed list, each in a process of its own with 128 MB of heap. Prints a table; the time is from the start of the
 * context to the last row.
 */
public final class ReadsBenchmark {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "a-token-for-benchmarks";
    private static final String HEAP = "-Xmx128m";
    private static final String MARK = "read ";
    private static final String SNAPSHOT = "changes?consumer=benchmark&startFrom=snapshot";
    private static final String STREAM = "roleAssignments?streaming=true";
    private static final List<String> ENDPOINTS = List.of(SNAPSHOT, SNAPSHOT + "&batch=true", STREAM);

    private ReadsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            read(arguments[0], Path.of(arguments[1]));
            return;
        }
        System.out.println("| members × roles | endpoint | rows | s | CPU s | peak heap MB | peak resident MB |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (int members : List.of(10_000, 100_000)) {
            measure(members, 60);
        }
        System.out.printf(
                Locale.ROOT,
                "%nLoad of the machine: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void measure(int members, int roles) throws Exception {
        Path directory = Files.createTempDirectory("cloudflare-iga-benchmark");
        try {
            sync(members, roles, directory);
            for (String endpoint : ENDPOINTS) {
                String[] used = process(endpoint, directory);
                System.out.printf(
                        Locale.ROOT,
                        "| %,d × %d | `%s` | %,d | %.1f | %.1f | %s | %s |%n",
                        members,
                        roles,
                        endpoint,
                        Long.parseLong(used[0]),
                        Long.parseLong(used[1]) / 1000.0,
                        Long.parseLong(used[2]) / 1000.0,
                        used[3],
                        used[4]);
            }
        } finally {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Fills the database. */
    private static void sync(int members, int roles, Path directory) throws Exception {
        Sandbox sandbox = new Sandbox(7);
        sandbox.addAccount(ACCOUNT, "Benchmark").populate(members, roles);
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        sandbox.options().noBudget();
        try (SandboxServer server = SandboxServer.start(sandbox);
                Reader reader = new Reader(directory, server.baseUrl())) {
            reader.context.start();
            reader.context.createProducerTemplate().requestBody("direct:cloudflare-iga-sync", (Object) null);
        }
    }

    private static String[] process(String endpoint, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadsBenchmark.class.getName(),
                        endpoint,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.inputReader()) {
            return out.lines()
                    .filter(line -> line.startsWith(MARK))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(endpoint + " came to no end in " + HEAP))
                    .substring(MARK.length())
                    .split(" ", 5);
        } finally {
            process.waitFor();
        }
    }

    /** One read of one process; a consumer begins anew. */
    private static void read(String endpoint, Path directory) throws Exception {
        long rows = rows(endpoint, directory);
        CountDownLatch left = new CountDownLatch(Math.toIntExact(rows));
        long begun = System.nanoTime();
        try (Reader reader = new Reader(directory, "http://127.0.0.1:9")) {
            reader.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (endpoint.equals(STREAM)) {
                        from("timer:benchmark?repeatCount=1&delay=0")
                                .to("cloudflare-iga:" + endpoint)
                                .split(body())
                                .streaming()
                                .process(exchange -> left.countDown());
                    } else {
                        from("cloudflare-iga:" + endpoint + "&initialDelay=0")
                                .process(exchange -> take(exchange.getMessage().getBody(), left));
                    }
                }
            });
            reader.context.start();
            left.await();
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            System.out.println(MARK + rows + " " + millis + " " + MeasuredMain.used());
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cache.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM change_consumer");
        }
    }

    private static void take(Object body, CountDownLatch left) {
        int taken = body instanceof Rows<?> batch ? batch.size() : 1;
        for (int i = 0; i < taken; i++) {
            left.countDown();
        }
    }

    /** How many rows there will be. */
    private static long rows(String endpoint, Path directory) throws Exception {
        List<String> views =
                endpoint.equals(STREAM) ? List.of("role_assignments") : List.of("roles", "members", "role_assignments");
        long rows = 0;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cache.db"));
                var statement = connection.createStatement()) {
            for (String view : views) {
                try (var count = statement.executeQuery("SELECT count(*) FROM " + view)) {
                    rows += count.getLong(1);
                }
            }
        }
        return rows;
    }

    /** The packaged routes on the database; nothing is synced until it is asked for. */
    private static final class Reader implements AutoCloseable {

        private final DefaultCamelContext context = new DefaultCamelContext();
        private final Mount mount;

        Reader(Path directory, String baseUrl) throws Exception {
            Properties properties = new Properties();
            properties.putAll(Map.of(
                    "cloudflare-iga.account-id", ACCOUNT,
                    "cloudflare-iga.token", TOKEN,
                    "cloudflare-iga.base-url", baseUrl,
                    "cloudflare-iga.budget", "1000000",
                    "cloudflare-iga.database", directory.resolve("cache.db").toString()));
            context.getPropertiesComponent().setInitialProperties(properties);
            Settings settings = CamelSettings.of(context);
            mount = new Mount(
                    context,
                    settings,
                    Cache.open(settings.database()),
                    InstantSource.system(),
                    (run, list, page, pages) -> {});
            mount.routes(Mount.files(context, Mount.PACKAGED_ROUTES));
        }

        @Override
        public void close() {
            context.stop();
            mount.close();
        }
    }
}
