package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.LoggingHttpActivityListener;
import org.apache.camel.component.jdbc.JdbcComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RecordedRequest;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** What a host brings and uses itself stays its own, and what it brings for us is used. */
class HostsOwnThingsTest {

    @TempDir
    Path directory;

    private SandboxServer cloudflare;
    private HttpServer neighbour;
    private final CountDownLatch ticks = new CountDownLatch(2);

    @BeforeEach
    void startServers() throws Exception {
        cloudflare = Hub.cloudflare();
        neighbour = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        neighbour.createContext("/", call -> {
            byte[] answer = ("hello " + call.getRequestHeaders().getFirst("X-Hub")).getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        neighbour.start();
    }

    @AfterEach
    void stopServers() {
        cloudflare.close();
        neighbour.stop(0);
    }

    private Map<String, String> settings(String parts) {
        Map<String, String> settings =
                parts.isEmpty() ? new HashMap<>() : Hub.mounting(parts, cloudflare, directory.resolve("cache.db"));
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put("camel.component.http.copyHeaders", "true");
        if (parts.contains("api")) {
            settings.put("cloudflare-iga.rest-key", "a-key-for-tests-0123456789");
        }
        return settings;
    }

    /** A hub with routes on every component that the mounted routes use too. */
    private RouteBuilder everything() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders")
                        .setBody(constant("SELECT name FROM orders"))
                        .to("jdbc:default");
                from("direct:neighbour")
                        .setHeader("X-Hub", constant("neighbour"))
                        .to("http://127.0.0.1:" + neighbour.getAddress().getPort() + "/");
                from("quartz:hub/tick?trigger.repeatInterval=50&trigger.repeatCount=1")
                        .process(exchange -> ticks.countDown());
                from("platform-http:/hub").setBody(constant("the hub's own page"));
            }
        };
    }

    private SQLiteDataSource orders() throws Exception {
        SQLiteDataSource orders = new SQLiteDataSource();
        orders.setUrl("jdbc:sqlite:" + directory.resolve("orders.db"));
        try (var connection = orders.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS orders AS SELECT 'first' AS name");
        }
        return orders;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sync", "sync,provisioning,api"})
    void aHubsRoutesGiveTheSameWhateverIsMounted(String parts) throws Exception {
        try (Hub hub = Hub.with(settings(parts), everything()).bind("orders", orders())) {
            hub.start();

            assertThat(hub.ask("direct:orders", null, String.class)).isEqualTo("[{name=first}]");
            assertThat(hub.ask("direct:neighbour", null, String.class)).isEqualTo("hello neighbour");
            assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(get(hub, "/hub").body()).isEqualTo("the hub's own page");
            assertThat(get(hub, "/docs").statusCode()).isEqualTo(404);
            assertThat(hub.context().getComponent("jdbc", JdbcComponent.class).getDataSource())
                    .isNull();
        }
    }

    private static HttpResponse<String> get(Hub hub, String path) throws Exception {
        int port = hub.context().hasService(VertxPlatformHttpServer.class).getPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer a-key-for-tests-0123456789")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theHubsServerServesTheApi() throws Exception {
        try (Hub hub = Hub.with(settings("api"))) {
            hub.start();

            assertThat(get(hub, "/api/accounts/default/syncs").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDocumentThatTheHubServesTellsOfTheApiAndOfTheHubsOwnPages() throws Exception {
        Map<String, String> settings = settings("api");
        settings.put("camel.rest.component", "platform-http");
        settings.put("camel.rest.apiContextPath", "/hub/openapi.json");
        RouteBuilder own = new RouteBuilder() {
            @Override
            public void configure() {
                rest("/hub").get("/review").id("review").to("direct:review");
                from("direct:review").setBody(constant("done"));
            }
        };
        try (Hub hub = Hub.with(settings, own)) {
            hub.start();

            HttpResponse<String> answer = get(hub, "/hub/openapi.json");

            JsonNode document = new ObjectMapper().readTree(answer.body());
            JsonNode members = document.path("paths")
                    .path("/api/accounts/{account}/members")
                    .path("get");
            assertThat(document.findValuesAsText("operationId")).contains("review", "members", "syncStart");
            assertThat(document.path("openapi").asText()).startsWith("3.0");
            assertThat(document.at("/components/schemas/Member/properties/email/nullable")
                            .asBoolean())
                    .isTrue();
            assertThat(members.at("/responses/429/$ref").asText()).isEqualTo("#/components/responses/Problem429");
        }
    }

    @Test
    void aDataSourceOnTheHubsJdbcComponentDoesNotDrawOurStatementsToItself() throws Exception {
        JdbcComponent jdbc = new JdbcComponent();
        jdbc.setDataSource(orders());
        try (Hub hub = Hub.with(settings("sync")).bind("jdbc", jdbc).start()) {

            assertThat(hub.sync().members()).isEqualTo(1);
        }
    }

    @Test
    void aHubsOwnDataSourcesAreUsedAndStayOpen() throws Exception {
        Path own = directory.resolve("own.db");
        try (HikariDataSource writer = dataSource(own, 1, "IMMEDIATE");
                HikariDataSource reader = dataSource(own, 2, "DEFERRED")) {
            try (Hub hub = Hub.with(settings("sync"))
                    .bind("cloudflareIgaWriter", writer)
                    .bind("cloudflareIgaReader", reader)
                    .start()) {
                hub.sync();
            }

            assertThat(writer.isClosed() || reader.isClosed()).isFalse();
            assertThat(Tables.query(own, "SELECT email FROM members")).containsExactly("helena@example.com");
            assertThat(directory.resolve("cache.db")).doesNotExist();
        }
    }

    private static HikariDataSource dataSource(Path file, int size, String mode) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&transaction_mode=" + mode);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipControlHeaders", "skipRequestHeaders", "skipResponseHeaders"})
    void whatAHubSkipsInItsOwnHttpRequestsIsInOurs(String option) throws Exception {
        Map<String, String> settings = settings("sync");
        settings.put("camel.component.https." + option, "true");
        try (Hub hub = Hub.with(settings).start()) {

            assertThat(hub.sync().members()).isEqualTo(1);

            RequestMatch roles = RequestMatch.requestMatching("GET", "/roles");
            cloudflare.sandbox().faults().on(roles).forever().then(Fault.status(403, 10000));
            assertThatThrownBy(hub::sync).rootCause().hasMessageContaining("ray ");
        }
    }

    @Test
    void aHubThatLogsItsHttpRequestsLogsNoCredentials() throws Exception {
        Map<String, String> settings = settings("sync");
        settings.put("camel.component.https.logHttpActivity", "true");
        Logger requests = (Logger) LoggerFactory.getLogger(LoggingHttpActivityListener.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        requests.addAppender(log);
        requests.setLevel(Level.INFO);
        requests.setAdditive(false);
        try (Hub hub = Hub.with(settings).start()) {

            hub.sync();

            assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains(Hub.TOKEN));
        } finally {
            requests.detachAppender(log);
            requests.setLevel(null);
            requests.setAdditive(true);
        }
    }

    @Test
    void noHeaderOfAHubsMessageReachesCloudflare() throws Exception {
        try (Hub hub = Hub.with(settings("sync")).start()) {
            hub.sync();
            cloudflare.sandbox().requests().clear();

            hub.context()
                    .createProducerTemplate()
                    .requestBodyAndHeaders(
                            "direct:cloudflare-iga-sync",
                            null,
                            Map.of("X-Hub", "secret", "CamelHttpUri", "http://127.0.0.1:1/", "Cookie", "hub=1"));

            List<RecordedRequest> sent =
                    new ArrayList<>(cloudflare.sandbox().requests().list());
            assertThat(sent).isNotEmpty();
            assertThat(sent)
                    .allSatisfy(request -> assertThat(request.toString()).doesNotContain("secret", "hub=1"));
        }
    }
}
