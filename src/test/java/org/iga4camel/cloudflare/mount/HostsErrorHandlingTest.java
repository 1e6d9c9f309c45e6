package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error handler that a host's routes have unless they say otherwise is none of ours, though it is the context's. */
class HostsErrorHandlingTest {

    @TempDir
    Path directory;

    private SandboxServer cloudflare;

    @BeforeEach
    void startCloudflare() throws Exception {
        cloudflare = Hub.cloudflare();
    }

    @AfterEach
    void stopCloudflare() {
        cloudflare.close();
    }

    private Hub hub(String errorHandler) throws Exception {
        Path routes = directory.resolve("hub.camel.yaml");
        Files.writeString(
                routes,
                "- errorHandler:\n"
                        + "    " + errorHandler + "\n"
                        + "- route:\n"
                        + "    from:\n"
                        + "      uri: direct:hub\n"
                        + "      steps:\n"
                        + "        - to: log:hub\n");
        Map<String, String> settings = Hub.mounting("sync,provisioning,api", cloudflare, directory.resolve("cache.db"));
        settings.put("cloudflare-iga.rest-key", "a-key-for-tests-0123456789");
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put("camel.main.routesIncludePattern", "file:" + routes);
        return Hub.with(settings).start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"noErrorHandler: {}", "deadLetterChannel: {deadLetterUri: 'log:dead'}"})
    void aReadThatFailsOnceIsRepeated(String errorHandler) throws Exception {
        try (Hub hub = hub(errorHandler)) {
            hub.sync();
            cloudflare
                    .sandbox()
                    .faults()
                    .on(RequestMatch.requestMatching("GET", "/roles"))
                    .then(Fault.status(503, 10000));

            assertThat(hub.sync().members()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noErrorHandler: {}", "deadLetterChannel: {deadLetterUri: 'log:dead'}"})
    void aRefusalOfCloudflareReachesWhoAsked(String errorHandler) throws Exception {
        try (Hub hub = hub(errorHandler)) {
            hub.sync();
            cloudflare
                    .sandbox()
                    .faults()
                    .on(RequestMatch.requestMatching("POST", "/members"))
                    .then(Fault.status(403, 10000));

            Exception failure = hub.context()
                    .createProducerTemplate()
                    .request(
                            "cloudflare-iga:invite?role=DNS",
                            asked -> asked.getMessage().setHeader("CloudflareIgaEmail", "new@example.com"))
                    .getException();

            assertThat(failure).isInstanceOf(PermissionMissingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noErrorHandler: {}", "deadLetterChannel: {deadLetterUri: 'log:dead'}"})
    void aFailureOverRestIsAProblemOfItsOwn(String errorHandler) throws Exception {
        try (Hub hub = hub(errorHandler)) {
            int port = hub.context().hasService(VertxPlatformHttpServer.class).getPort();

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + port + "/api/accounts/default/members/unknown"))
                                    .header("Authorization", "Bearer a-key-for-tests-0123456789")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }
}
