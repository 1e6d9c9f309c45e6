package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Produce;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.iga4camel.cloudflare.sandbox.junit.FromSandbox;
import org.iga4camel.cloudflare.sandbox.junit.HubSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;

/** One hub, which finds the sandbox by itself, for all tests. */
@CamelSpringBootTest
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"HUB_REST_KEY=a-key-for-tests-0123456789", "hub.archive=target/archive"})
@DirtiesContext
@CloudflareSandbox(members = 30)
class HubOverRestTest {

    private static final String MEMBERS = "/api/accounts/default/members";

    @FromSandbox
    Sandbox cloudflare;

    @FromSandbox
    SandboxAccount account;

    @FromSandbox
    HubSettings settings;

    @Autowired
    CamelContext hub;

    @Autowired
    TestRestTemplate http;

    @Produce("direct:joiner")
    ProducerTemplate joiner;

    @BeforeEach
    void awaitFirstSync() {
        await().atMost(Duration.ofSeconds(20)).until(() -> HealthCheckHelper.invokeReadiness(hub).stream()
                .allMatch(check -> check.getState() == HealthCheck.State.UP));
    }

    private ResponseEntity<JsonNode> ask(HttpMethod method, String path, String body, String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(body == null ? null : MediaType.APPLICATION_JSON);
        if (key != null) {
            headers.setBearerAuth(key);
        }
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    @Test
    void theApiListsTheMembersOfTheSandbox() {
        ResponseEntity<JsonNode> answer = ask(HttpMethod.GET, MEMBERS, null, "a-key-for-tests-0123456789");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().get("items").findValuesAsText("email"))
                .contains(account.members().get(0).email());
    }

    @Test
    void theApiRefusesWhoHasNoKey() {
        ResponseEntity<JsonNode> answer = ask(HttpMethod.GET, MEMBERS, null, null);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answer.getBody().get("status").asInt()).isEqualTo(401);
    }

    @Test
    void theApiInvites() {
        ResponseEntity<JsonNode> answer = ask(
                HttpMethod.POST,
                MEMBERS,
                "{\"email\": \"rest@example.com\", \"roles\": [\"DNS\"]}",
                "a-key-for-tests-0123456789");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody().get("status").asText()).isEqualTo("applied");
        assertThat(account.memberByEmail("rest@example.com")).isPresent();
    }

    @Test
    void documentsOfTheApiAreNotServedInAHub() {
        assertThat(ask(HttpMethod.GET, "/docs", null, null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(ask(HttpMethod.GET, "/openapi.json", null, null).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void theHubServesItsOwnRestBesideTheApi() {
        ResponseEntity<JsonNode> answer = ask(HttpMethod.GET, "/hub/review", null, null);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().findValuesAsText("role_name")).contains("Super Administrator - All Privileges");
    }

    @Test
    void anInvitationWhoseAnswerIsLostIsNotSentTwice() {
        cloudflare.faults().on(RequestMatch.requestMatching("POST", "/members")).then(Fault.resetAfterApplying());

        OperationResult result = joiner.requestBody((Object) "robin@example.com", OperationResult.class);

        assertThat(result.status()).isEqualTo("applied");
        assertThat(cloudflare.requests().writes()).hasSize(1);
    }

    @RepeatedTest(2)
    void theHubGoesOnWithTheDatabaseOfTheTestBefore() {
        assertThat(settings.database()).isRegularFile();
        assertThat(cloudflare.requests().writes()).isEmpty();
    }
}
