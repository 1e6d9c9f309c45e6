package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncResult;

/** A host that mounts the REST API on a free port, a sandbox over HTTP and a real database file. */
final class ApiFixture implements AutoCloseable {

    /** Marks what only the standalone run has, or only the HTTP engine of Camel Main lets through. */
    static final String ONLY_ON_MAIN = "only-on-camel-main";

    static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    static final String TOKEN = "a-token-for-tests";
    static final String KEY = "a-rest-key-for-the-tests";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox = new Sandbox(1);
    private final SandboxAccount account;
    private final SandboxServer server;
    /** The one that is on the class path, else Camel Main's. */
    private final ApiEngine engine =
            ServiceLoader.load(ApiEngine.class).findFirst().orElseGet(MainEngine::new);

    private final CamelContext context;
    private DocumentedAnswers documented;

    /** A running API on an empty database. */
    ApiFixture(Path directory) throws Exception {
        this(directory, Map.of());
    }

    /** The same with further properties and routes. */
    ApiFixture(Path directory, Map<String, String> more, RoutesBuilder... routes) throws Exception {
        account = sandbox.addAccount(ACCOUNT, "Example");
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        server = SandboxServer.start(sandbox);
        Map<String, String> properties = new HashMap<>();
        properties.put("cloudflare-iga.account-id", ACCOUNT);
        properties.put("cloudflare-iga.token", TOKEN);
        properties.put("cloudflare-iga.base-url", server.baseUrl());
        properties.put("cloudflare-iga.database", directory.resolve("cache.db").toString());
        properties.put("cloudflare-iga.retry-delay", "1ms");
        properties.put("cloudflare-iga.rest-key", KEY);
        properties.put("cloudflare-iga.port", "0");
        properties.put("camel.main.startupSummaryLevel", "Off");
        properties.putAll(more);
        context = engine.start(properties, routes);
    }

    CamelContext context() {
        return context;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    SandboxAccount account() {
        return account;
    }

    int port() {
        return engine.port();
    }

    /** Runs one sync to its end. */
    SyncResult sync() {
        return context()
                .createProducerTemplate()
                .requestBody("direct:cloudflare-iga-sync", (Object) null, SyncResult.class);
    }

    /** An answer as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        JsonNode items() {
            return body.path("items");
        }

        Optional<String> next() {
            return body.path("next").isNull()
                    ? Optional.empty()
                    : Optional.of(body.path("next").asText());
        }

        /** A header of the answer. */
        String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    /** GET below {@code /api/accounts/default/}. */
    Answer get(String below) throws Exception {
        return send(request("/api/accounts/default/" + below));
    }

    /** POST without a body below {@code /api/accounts/default/}. */
    Answer post(String below) throws Exception {
        return send(request("/api/accounts/default/" + below).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** A request with the key that may do everything. */
    HttpRequest.Builder request(String path) {
        return request(path, KEY);
    }

    /** A request with some key. */
    HttpRequest.Builder request(String path, String key) {
        return bare(path).header("Authorization", "Bearer " + key);
    }

    /** A request without a key. */
    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        documented().check(response);
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                response.statusCode(),
                type.contains("json") ? MAPPER.readTree(response.body()) : MAPPER.missingNode(),
                response);
    }

    private synchronized DocumentedAnswers documented() throws Exception {
        if (documented == null) {
            HttpResponse<String> document =
                    http.send(bare(RestSettings.DOCUMENT).build(), HttpResponse.BodyHandlers.ofString());
            documented = new DocumentedAnswers(MAPPER.readTree(document.body()));
        }
        return documented;
    }

    /** All rows of a list, page by page. */
    List<JsonNode> rows(String list, int limit) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        String question = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
        Answer page = get(question);
        page.items().forEach(rows::add);
        while (page.next().isPresent()) {
            page = get(question + "&cursor=" + page.next().orElseThrow());
            page.items().forEach(rows::add);
        }
        return rows;
    }

    @Override
    public void close() {
        engine.close();
        server.close();
    }
}
