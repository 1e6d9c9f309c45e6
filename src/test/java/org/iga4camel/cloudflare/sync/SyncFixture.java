package org.iga4camel.cloudflare.sync;

import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;

/** The packaged routes in a Camel context of their own, a sandbox over HTTP and a real database file. */
public final class SyncFixture implements AutoCloseable {

    public static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    public static final String TOKEN = "a-token-for-tests";

    private final Sandbox sandbox;
    private final SandboxAccount account;
    private final SandboxServer server;
    private final CamelContext context;
    private final Mount mount;
    private final ProducerTemplate template;
    private final Properties properties = new Properties();
    private final List<String> progress = new CopyOnWriteArrayList<>();

    private SyncFixture(Path database, Sandbox sandbox, Map<String, String> settings, InstantSource clock, Kinds kinds)
            throws Exception {
        this.sandbox = sandbox;
        account = sandbox.account(ACCOUNT).orElseGet(() -> sandbox.addAccount(ACCOUNT, "Example"));
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        server = SandboxServer.start(sandbox);
        properties.setProperty("cloudflare-iga.account-id", ACCOUNT);
        properties.setProperty("cloudflare-iga.token", TOKEN);
        properties.setProperty("cloudflare-iga.base-url", server.baseUrl());
        properties.setProperty("cloudflare-iga.database", database.toString());
        properties.setProperty("cloudflare-iga.retry-delay", "1ms");
        properties.putAll(settings);
        context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("kinds", kinds);
        Settings read = CamelSettings.of(context);
        mount = new Mount(
                context,
                read,
                Cache.open(read.database()),
                clock,
                (run, list, page, pages) -> progress.add(list.words() + " " + page + "/" + pages.orElse(0)));
        mount.routes(Mount.files(context, Mount.PACKAGED_ROUTES));
        context.start();
        template = context.createProducerTemplate();
    }

    public static SyncFixture on(Path directory) throws Exception {
        return on(directory, new Sandbox(1), Map.of());
    }

    public static SyncFixture on(Path directory, Sandbox sandbox, Map<String, String> settings) throws Exception {
        return on(directory, sandbox, settings, InstantSource.system());
    }

    public static SyncFixture on(Path directory, Sandbox sandbox, Map<String, String> settings, InstantSource clock)
            throws Exception {
        return new SyncFixture(directory.resolve("cache.db"), sandbox, settings, clock, Kinds.DECLARED);
    }

    /** Where an account is made of other kinds. */
    public static SyncFixture of(Kinds kinds, Path directory, Map<String, String> settings) throws Exception {
        return new SyncFixture(directory.resolve("cache.db"), new Sandbox(1), settings, InstantSource.system(), kinds);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public SandboxAccount account() {
        return account;
    }

    /** The settings in force. */
    public Map<String, String> properties() {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    public CamelContext context() {
        return context;
    }

    public Mount mount() {
        return mount;
    }

    /** Runs one sync and returns its figures. */
    public SyncResult sync() {
        return sync(Map.of());
    }

    /** Runs one sync of the account with this alias. */
    public SyncResult syncOf(String alias) {
        return sync(Map.of("CloudflareIgaAccount", alias));
    }

    public SyncResult release(long run) {
        return sync(Map.of("CloudflareIgaRelease", run));
    }

    /** Runs a sync that fails, and returns why. */
    public Throwable failingSync() {
        try {
            SyncResult result = sync();
            throw new AssertionError("The sync was published: " + result);
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Runs one sync with a caller's headers. */
    public SyncResult sync(Map<String, Object> headers) {
        try {
            return template.requestBodyAndHeaders("direct:cloudflare-iga-sync", null, headers, SyncResult.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The rights in the public view, in the sandbox's terms. */
    public Set<SandboxGrant> published() {
        return query("SELECT member_id, role_id, access, scope_key FROM role_assignments").stream()
                .map(row -> new SandboxGrant(
                        (String) row.get("member_id"), (String) row.get("role_id"), (String) row.get("access"), (String)
                                row.get("scope_key")))
                .collect(Collectors.toSet());
    }

    /** Rights that are published and not there, or there and not published. */
    public Set<SandboxGrant> wrongRights() {
        Set<SandboxGrant> published = published();
        Set<SandboxGrant> there = account.grants();
        Set<SandboxGrant> wrong = new HashSet<>(published);
        wrong.addAll(there);
        wrong.removeIf(right -> published.contains(right) && there.contains(right));
        return wrong;
    }

    /** The kinds of all changes, in order. */
    public List<String> changeKinds() {
        return query("SELECT kind FROM changes ORDER BY id").stream()
                .map(row -> (String) row.get("kind"))
                .toList();
    }

    /** What a query finds, as a reader of the database sees it. */
    public List<Map<String, Object>> query(String sql) {
        return new Statements(mount.cache().reader()).with(connection -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                ResultSetMetaData columns = result.getMetaData();
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    /** The one value that a query finds. */
    public Object one(String sql) {
        return query(sql).get(0).values().iterator().next();
    }

    /** Everything published, in a form that two moments can be compared by. */
    public String state() {
        return List.of("members", "roles", "role_assignments").stream()
                .map(view -> query("SELECT * FROM " + view + " ORDER BY 1, 2, 3, 4, 5, 6, 7")
                        .toString())
                .collect(Collectors.joining("\n"));
    }

    /** Writes into the database as something other than a sync would. */
    public void execute(String sql) {
        new Statements(mount.cache().writer()).with(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    /** Where the address of the sandbox begins. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** What was told of the progress: list, page and pages, 0 for an unknown number. */
    public List<String> progress() {
        return progress;
    }

    /** For exchanges of a test's own. */
    public ProducerTemplate template() {
        return template;
    }

    @Override
    public void close() {
        context.stop();
        mount.close();
        server.close();
    }
}
