package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Produce;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.iga4camel.cloudflare.sandbox.junit.FromSandbox;
import org.iga4camel.cloudflare.sandbox.junit.HubSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** With every logger at TRACE and Camel tracing every message, no log line shows a credential or a caller's key. */
@CamelSpringBootTest
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "hub.archive=target/archive-of-secrets",
            "camel.main.tracing=true",
            "logging.config=classpath:logback-every-line.xml"
        })
@DirtiesContext
@CloudflareSandbox(members = 3)
class SecretsTest {

    private static final String KEY = "a-key-for-tests-of-secrets-0123";
    /** How the tokens of the sandbox begin. */
    private static final String TOKEN = "a-token-of-the-sandbox-";

    private static final String GUESS = "a-guess-at-the-key-0123456789";

    @FromSandbox
    HubSettings settings;

    @Autowired
    CamelContext hub;

    @LocalServerPort
    int port;

    @Produce("direct:joiner")
    ProducerTemplate joiner;

    @BeforeAll
    static void listen() {
        // not as a property of the test, which Spring's tests would log
        System.setProperty("HUB_REST_KEY", KEY);
        EveryLine.SECRETS.add(KEY);
        EveryLine.SECRETS.add(GUESS);
        EveryLine.SECRETS.add(TOKEN);
    }

    @AfterAll
    static void end() {
        System.clearProperty("HUB_REST_KEY");
        EveryLine.SECRETS.clear();
    }

    /** By a client that logs nothing of its own. */
    private int get(String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/accounts/default/members"))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void noLogLineShowsASecret() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> HealthCheckHelper.invokeReadiness(hub).stream()
                .allMatch(check -> check.getState() == HealthCheck.State.UP));

        OperationResult invited = joiner.requestBody((Object) "robin@example.com", OperationResult.class);
        int answered = get(KEY);
        int refused = get(GUESS);

        assertThat(invited.status()).isEqualTo("applied");
        assertThat(answered).isEqualTo(200);
        assertThat(refused).isEqualTo(401);
        assertThat(settings.token()).contains(TOKEN);
        assertThat(EveryLine.LINES.get()).isGreaterThan(1_000);
        assertThat(EveryLine.SHOWN).isEmpty();
    }
}
