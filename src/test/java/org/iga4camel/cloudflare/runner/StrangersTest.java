package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whoever has no key and means no good keeps the long run neither from its callers nor from its work. */
@Timeout(120)
class StrangersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BUNDLE = "/docs/swagger-ui-bundle.js";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static RunnerFixture fixture;
    private static Standalone standalone;
    private static Thread running;
    private static int port;
    private static int management;

    private final List<Socket> strangers = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void serve(@TempDir Path directory) throws Exception {
        management = freePort();
        fixture = new RunnerFixture(directory)
                .set("rest-key", "a-rest-key-for-tests-0123456789")
                .set("port", "0")
                .set("management-port", Integer.toString(management));
        fixture.account().populate(5, 3);
        standalone = Standalone.forLongRun(new WorkingDirectory(directory), (run, list, page, pages) -> {});
        running = new Thread(() -> {
            try {
                standalone.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        running.start();
        await().atMost(PATIENCE)
                .until(() ->
                        standalone.context() != null && standalone.context().isStarted());
        port = standalone.context().hasService(VertxPlatformHttpServer.class).getPort();
        await().atMost(PATIENCE).until(() -> get(port, BUNDLE).statusCode() == 200);
        await().atMost(PATIENCE).until(() -> health().statusCode() == 200);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        standalone.close();
        running.join(PATIENCE.toMillis());
        fixture.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    private static HttpResponse<String> get(int at, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> health() throws Exception {
        return get(management, "/observe/health");
    }

    /** So many callers who send something and take next to nothing. */
    private void strangers(int count, String text) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            strangers.add(socket);
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException refused) {
                // as well
            }
        }
    }

    private static String request(String line) {
        return line + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private void everythingStillWorks() throws Exception {
        assertThat(health().statusCode()).isEqualTo(200);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(port, BUNDLE).body().length() > 1_000_000);
        SyncResult sync =
                standalone.template().requestBody("direct:cloudflare-iga-sync", (Object) null, SyncResult.class);
        assertThat(sync.status()).isEqualTo("published");
        assertThat(log.list)
                .as("stack traces")
                .filteredOn(event -> event.getThrowableProxy() != null)
                .isEmpty();
        assertThat(log.list).hasSizeLessThan(10);
    }

    @Test
    void slowReaders() throws Exception {
        strangers(400, request("GET " + BUNDLE));

        everythingStillWorks();
    }

    @Test
    void whoAsksAgainAndAgainAndReadsNothing() throws Exception {
        strangers(300, request("GET /openapi.json").repeat(20));

        everythingStillWorks();
    }

    @Test
    void halfSentHeaders() throws Exception {
        strangers(400, "GET /docs HTTP/1.1\r\nHost: local");

        everythingStillWorks();
    }

    @Test
    void bodiesThatDoNotCome() throws Exception {
        strangers(
                400,
                "POST /api/accounts/default/members HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 60000\r\n\r\n{");

        everythingStillWorks();
    }

    @Test
    void malformedPaths() throws Exception {
        strangers(100, request("GET /api/%").repeat(50));

        everythingStillWorks();
    }

    @Test
    void whoGoesWithoutHisAnswerLeavesNothingBehind() throws Exception {
        strangers(100, request("GET " + BUNDLE));
        for (Socket stranger : strangers) {
            assertThat(stranger.getInputStream().readNBytes(1000)).hasSize(1000);
        }
        leave();

        await().atMost(PATIENCE)
                .until(() -> standalone.context().getInflightRepository().size() == 0);
        everythingStillWorks();
    }

    @Test
    void nameOfAnotherHost() throws Exception {
        for (int listener : List.of(port, management)) {
            for (String path : List.of("/docs", "/openapi.json", "/observe/health", "/observe/metrics", "/api/x")) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener)) {
                    socket.getOutputStream()
                            .write(("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                            .startsWith("HTTP/1.1 421");
                }
            }
        }
    }

    @Test
    void healthLooksAtTheListenerAndTheScheduler() throws Exception {
        assertThat(get(management, "/observe/health?data=true").body())
                .contains("cloudflare-iga.listener", "cloudflare-iga.schedule");
    }
}
