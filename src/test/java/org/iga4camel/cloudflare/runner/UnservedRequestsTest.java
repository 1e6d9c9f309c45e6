package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.iga4camel.cloudflare.api.DocumentedAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the long run's HTTP server refuses before a route sees it is a problem like every other (RFC 9457). */
class UnservedRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROBLEM = "application/problem+json";
    private static final String KEY = "a-rest-key-for-the-tests";
    private static final String MEMBERS = "/api/accounts/default/members";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static RunnerFixture fixture;
    private static Standalone standalone;
    private static Thread running;
    private static int port;
    private static DocumentedAnswers documented;

    @BeforeAll
    static void serve(@TempDir Path directory) throws Exception {
        fixture = new RunnerFixture(directory).set("rest-key", KEY).set("port", "0");
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
        await().atMost(PATIENCE)
                .until(() -> PROBLEM.equals(send(request("/nothing"))
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("")));
        documented = new DocumentedAnswers(
                new ObjectMapper().readTree(send(request("/openapi.json")).body()));
    }

    @AfterAll
    static void stop() throws Exception {
        standalone.close();
        running.join(PATIENCE.toMillis());
        fixture.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (documented != null) {
            documented.check(answer);
        }
        return answer;
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String cause) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROBLEM);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).isEqualTo("urn:problem-type:cloudflare-iga:" + cause);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("instance").asText()).isEqualTo(answer.uri().getPath());
        return problem.get("detail");
    }

    @Test
    void aPathThatIsNotThere() throws Exception {
        HttpResponse<String> answer = send(request("/api/nothing"));

        assertThat(problem(answer, 404, "no-such-path").asText()).contains("/openapi.json");
    }

    @Test
    void aQueryThatIsBadlyEncoded() throws Exception {
        String answer = raw(MEMBERS + "?role=100%");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: " + PROBLEM, "urn:problem-type:cloudflare-iga:invalid-input", "%25");
    }

    /** The client of Java refuses to send what is meant. */
    private static String raw(String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aMethodThatThePathDoesNotTake() throws Exception {
        HttpResponse<String> answer = send(request(MEMBERS).method("PATCH", BodyPublishers.ofString("{}")));

        assertThat(problem(answer, 405, "method-not-allowed").asText())
                .contains("PATCH")
                .contains("GET, HEAD, POST");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }

    @Test
    void aMethodThatThePathOfOneThingDoesNotTake() throws Exception {
        HttpResponse<String> answer = send(request(MEMBERS + "/0123").POST(BodyPublishers.noBody()));

        problem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET, HEAD");
    }

    @Test
    void aBodyThatSaysItIsNoJson() throws Exception {
        HttpResponse<String> answer = send(request(MEMBERS)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"email\":\"ada@example.com\"}")));

        assertThat(problem(answer, 415, "unsupported-media-type").asText()).contains("Content-Type: application/json");
    }

    @Test
    void aBodyThatDoesNotSayWhatItIs() throws Exception {
        HttpResponse<String> answer =
                send(request(MEMBERS).header("Authorization", "Bearer " + KEY).POST(BodyPublishers.ofString("{}")));

        problem(answer, 415, "unsupported-media-type");
    }

    @Test
    void anAnswerThatCannotBeGivenThatWay() throws Exception {
        HttpResponse<String> answer =
                send(request(MEMBERS).header("Authorization", "Bearer " + KEY).header("Accept", "text/csv"));

        assertThat(problem(answer, 406, "not-acceptable").asText()).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/accounts/default/members?limit=2",
                "/api/accounts/default/members/nobody",
                "/api/accounts/default/syncs/1",
                "/openapi.json",
                "/docs",
                "/docs/start.js"
            })
    void whatCanBeReadCanBeAskedForWithoutItsBody(String path) throws Exception {
        HttpResponse<String> get = send(request(path).header("Authorization", "Bearer " + KEY));

        HttpResponse<String> head =
                send(request(path).header("Authorization", "Bearer " + KEY).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
    }

    @Test
    void whatCannotBeReadCannotBeAskedForWithoutItsBodyEither() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/accounts/default/syncs/1/release").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void aBodyThatIsTooLarge() throws Exception {
        HttpResponse<String> answer = send(request(MEMBERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(65 * 1024))));

        assertThat(problem(answer, 413, "too-large").asText()).contains("64 KiB");
    }

    @Test
    void whatIsServedIsServedStill() throws Exception {
        assertThat(send(request("/openapi.json")).statusCode()).isEqualTo(200);
        assertThat(send(request("/docs")).statusCode()).isEqualTo(200);
        assertThat(send(request(MEMBERS)).statusCode()).isEqualTo(401);
        assertThat(send(request("/api/accounts/default/syncs")
                                .header("Authorization", "Bearer a-rest-key-for-the-tests"))
                        .statusCode())
                .isEqualTo(200);
    }
}
