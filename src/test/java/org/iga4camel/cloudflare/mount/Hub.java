package org.iga4camel.cloudflare.mount;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.iga4camel.cloudflare.sync.SyncRunningException;

/** Somebody's integration on Camel Main, which has the jar on its class path and nothing else to do with it. */
final class Hub implements AutoCloseable {

    static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    static final String TOKEN = "a-token-for-tests";
    static final String REST_KEY = "a-key-for-tests-0123456789";

    private final Main main = new Main();

    private Hub() {}

    /** A hub with these properties, still to be started. */
    static Hub with(Map<String, String> properties, RoutesBuilder... routes) {
        Hub hub = new Hub();
        hub.main.addInitialProperty("camel.main.startupSummaryLevel", "Off");
        hub.main.addInitialProperty("camel.main.shutdownTimeout", "3");
        properties.forEach(hub.main::addInitialProperty);
        for (RoutesBuilder route : routes) {
            hub.main.configure().addRoutesBuilder(route);
        }
        return hub;
    }

    /** The settings that a hub needs to mount something; the schedule stays out of the way. */
    static Map<String, String> mounting(String parts, SandboxServer cloudflare, Path database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("cloudflare-iga.mount", parts);
        settings.put("cloudflare-iga.account-id", ACCOUNT);
        settings.put("cloudflare-iga.token", TOKEN);
        settings.put("cloudflare-iga.base-url", cloudflare.baseUrl());
        settings.put("cloudflare-iga.database", database.toString());
        settings.put("cloudflare-iga.schedule", "0 0 0 1 1 ? 2099");
        settings.put("cloudflare-iga.provisioning", "true");
        settings.put("cloudflare-iga.retry-delay", "1ms");
        return settings;
    }

    /** A small Cloudflare with the account that {@link #mounting} governs. */
    static SandboxServer cloudflare() throws Exception {
        Sandbox sandbox = new Sandbox(1);
        SandboxAccount account = sandbox.addAccount(ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        sandbox.addToken(TOKEN, Set.of("Account Settings Read", "Account Settings Write"), ACCOUNT);
        return SandboxServer.start(sandbox);
    }

    Hub bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    Hub start() throws Exception {
        main.start();
        return this;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** What the REST API answers on the hub's own server: the status. */
    int get(String path) throws Exception {
        int port = context().hasService(VertxPlatformHttpServer.class).getPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + REST_KEY)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    <T> T ask(String endpoint, Object body, Class<T> answer) {
        return context().createProducerTemplate().requestBody(endpoint, body, answer);
    }

    /** Syncs, as soon as the sync of the start is over. */
    SyncResult sync() {
        return await().ignoreExceptionsMatching(failure ->
                        Causes.find(failure, SyncRunningException.class).isPresent())
                .until(() -> ask("direct:cloudflare-iga-sync", null, SyncResult.class), result -> true);
    }

    @Override
    public void close() {
        main.stop();
    }
}
