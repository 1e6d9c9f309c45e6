package org.iga4camel.cloudflare.safety;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.sync.SyncResult;

/**
 * Another process with the packaged routes on a database file. It does what the lines of its standard input say, and
 * answers each with one line: {@code sync ACCOUNT} syncs, {@code settle ACCOUNT} settles operations, and
 * {@code grant FIELD=VALUE…}, like the other kinds of operations, carries one out beside everything else. Only
 * {@code halt AT NTH}, which arms a {@link Halt}, is not answered.
 */
final class ChildMain {

    private static final Set<String> OPERATIONS =
            Arrays.stream(OperationKind.values()).map(OperationKind::text).collect(Collectors.toSet());

    private final PrintStream answers;
    private final Halt halt;
    private final ProducerTemplate template;
    private final ExecutorService operations = Executors.newCachedThreadPool();

    private ChildMain(PrintStream answers, Halt halt, ProducerTemplate template) {
        this.answers = answers;
        this.halt = halt;
        this.template = template;
    }

    /** The arguments are {@code property=value}. */
    @SuppressWarnings("SystemOut") // how the test talks with it
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // for the log
        Properties properties = new Properties();
        properties.putAll(fields(List.of(args)));
        Halt halt = new Halt(answers);
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties);
        String database = properties.getProperty("cloudflare-iga.database");
        Cache cache =
                Cache.on(HaltingDataSource.around(pool(database, 1, "IMMEDIATE"), halt), pool(database, 2, "DEFERRED"));
        Mount mount = new Mount(
                context, CamelSettings.of(context), cache, InstantSource.system(), (run, list, page, pages) -> {});
        mount.routes(Mount.files(context, Mount.PACKAGED_ROUTES));
        context.start();
        answers.println("ready");
        new ChildMain(answers, halt, context.createProducerTemplate()).serve();
    }

    private void serve() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            List<String> order = List.of(line.split(" ", -1));
            if (order.get(0).equals("halt")) {
                halt.arm(Halt.At.valueOf(order.get(1).toUpperCase(Locale.ROOT)), Integer.parseInt(order.get(2)));
            } else if (OPERATIONS.contains(order.get(0))) {
                operations.execute(() -> answers.println(answer(order)));
            } else {
                answers.println(answer(order));
            }
        }
    }

    private String answer(List<String> order) {
        Exchange exchange = switch (order.get(0)) {
            case "sync" ->
                template.request(
                        "direct:cloudflare-iga-sync",
                        asked -> asked.getMessage()
                                .setHeaders(new HashMap<>(
                                        Map.of("CloudflareIgaAccount", order.get(1), "CloudflareIgaWaitFor", "0"))));
            case "settle" ->
                template.request(
                        "direct:cloudflare-iga-settle-operations",
                        asked -> asked.setVariable("cloudflareIgaAccount", order.get(1)));
            default ->
                template.request(
                        "direct:cloudflare-iga-" + order.get(0),
                        asked -> asked.getMessage().setBody(fields(order.subList(1, order.size()))));
        };
        Exception failure = exchange.getException();
        if (failure != null) {
            return "refused " + failure.getClass().getSimpleName() + " " + failure.getMessage();
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof SyncResult result) {
            return "published " + result.run();
        }
        return body instanceof OperationResult result ? result.status() + " " + result.id() : "done";
    }

    private static Map<String, String> fields(List<String> words) {
        Map<String, String> fields = new HashMap<>();
        words.forEach(word -> fields.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
        return fields;
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
