package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.support.RoutePolicySupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks while the process starts or stops is told so, and not that what was asked for is not there. */
class StartAndStopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final CountDownLatch AT_START = new CountDownLatch(1);
    private static final CountDownLatch MAY_START = new CountDownLatch(1);
    private static final CountDownLatch AT_STOP = new CountDownLatch(1);
    private static final CountDownLatch MAY_STOP = new CountDownLatch(1);

    @TempDir
    Path directory;

    /** Holds the start before any other route has started, and the stop after all others have stopped. */
    public static final class Gate extends RoutePolicySupport {

        @Override
        public void onStart(Route route) {
            pass(AT_START, MAY_START);
        }

        @Override
        public void onStop(Route route) {
            pass(AT_STOP, MAY_STOP);
        }

        private static void pass(CountDownLatch here, CountDownLatch gate) {
            here.countDown();
            try {
                assertThat(gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aRequestDuringTheStartOrTheStopIsToBeSentAgain() throws Exception {
        RunnerFixture fixture = new RunnerFixture(directory)
                .set("rest-key", "a-rest-key-for-the-tests")
                .set("port", "0");
        gateBeforeTheRoutes();
        Standalone standalone = Standalone.forLongRun(new WorkingDirectory(directory), (run, list, page, pages) -> {});
        Thread running = new Thread(() -> {
            try {
                standalone.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        running.start();
        assertThat(AT_START.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        int port =
                standalone.context().hasService(VertxPlatformHttpServer.class).getPort();

        HttpResponse<String> early = ask(port);
        MAY_START.countDown();
        await().atMost(PATIENCE).until(() -> ask(port).statusCode() == 200);
        List<String> announced = new Announcement(standalone.context(), standalone.mount(), ZoneOffset.UTC).sentences();
        Thread stop = new Thread(standalone::close);
        stop.start();
        assertThat(AT_STOP.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        HttpResponse<String> late = ask(port);
        MAY_STOP.countDown();
        stop.join(PATIENCE.toMillis());
        running.join(PATIENCE.toMillis());
        fixture.close();

        assertThat(announced).contains("REST is served at http://127.0.0.1:" + port + ", for people at /docs");
        assertThat(List.of(early, late)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains("urn:problem-type:cloudflare-iga:not-running");
        });
    }

    private void gateBeforeTheRoutes() throws Exception {
        Path routes = Files.createDirectory(directory.resolve("routes"));
        try (Stream<Path> packaged = Files.list(Path.of("routes"))) {
            for (Path file : packaged.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Files.writeString(routes.resolve("a-gate.camel.yaml"), """
                - route:
                    id: a-gate
                    routePolicy: "#class:%s"
                    startupOrder: 1
                    from:
                      uri: direct:a-gate
                      steps:
                        - log:
                            message: passed
                """.formatted(Gate.class.getName()));
    }

    private static HttpResponse<String> ask(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/accounts/default/syncs"))
                .header("Authorization", "Bearer a-rest-key-for-the-tests")
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
