package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.spi.InterceptStrategy;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.component.CloudflareIgaConstants;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxFaults;
import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.iga4camel.cloudflare.sandbox.junit.FromSandbox;
import org.iga4camel.cloudflare.sandbox.junit.HubSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@CloudflareSandbox(members = 1)
class MainHubTest {

    @FromSandbox
    Sandbox cloudflare;

    @FromSandbox
    SandboxAccount account;

    @FromSandbox
    HubSettings settings;

    @TempDir
    Path archive;

    private Main hub;

    @BeforeEach
    void newHub() {
        hub = new Main();
        hub.addOverrideProperty("hub.archive", archive.toString());
    }

    @AfterEach
    void stopHub() {
        hub.stop();
    }

    /** Another process of the same hub, which finds what the first one left. */
    private void restart() throws Exception {
        hub.stop();
        newHub();
        hub.start();
    }

    private List<String> column(String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + settings.database());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void awaitSync() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        column("SELECT status FROM sync_runs ORDER BY id DESC LIMIT 1"))
                .containsExactly("published"));
    }

    private void awaitArchivedSnapshot() {
        awaitSync();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(archive.resolve("changes.jsonl"))
                .exists()
                .content()
                .contains("role.granted"));
    }

    private void sync() throws Exception {
        hub.getCamelTemplate().requestBody("cloudflare-iga:sync", (Object) null);
    }

    private OperationResult ask(String route, String email) throws Exception {
        return hub.getCamelTemplate().requestBody(route, email, OperationResult.class);
    }

    /** What the archive has of the changes behind the snapshot. */
    private List<JsonNode> archived() throws Exception {
        List<JsonNode> changes = new ArrayList<>();
        for (String line : Files.readAllLines(archive.resolve("changes.jsonl"))) {
            JsonNode change = new ObjectMapper().readTree(line);
            if (!change.get("cause").asText().equals("snapshot")) {
                changes.add(change);
            }
        }
        return changes;
    }

    private List<String> archived(String field) throws Exception {
        return archived().stream().map(change -> change.get(field).asText()).toList();
    }

    @Test
    void everyChangeIsArchivedWithItsCause() throws Exception {
        hub.start();
        awaitArchivedSnapshot();

        OperationResult invited = ask("direct:joiner", "new@example.com");
        OperationResult granted = ask("direct:mover", "new@example.com");
        account.add("from-the-dashboard@example.com", account.roleId("DNS"));
        sync();

        assertThat(invited.status()).isEqualTo("applied");
        assertThat(granted.status()).isEqualTo("applied");
        assertThat(column("SELECT role_name FROM role_assignments WHERE email = 'new@example.com' ORDER BY 1"))
                .containsExactly("Analytics", "Billing");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(archived("id"))
                .isEqualTo(column("SELECT id FROM changes ORDER BY id")));
        assertThat(archived("cause"))
                .containsExactly(invited.id(), invited.id(), granted.id(), "sync:2", "sync:2");
    }

    @Test
    void aFailureAndARestartInTheMiddleOfADeliveryLoseNothing() throws Exception {
        AtomicInteger appended = new AtomicInteger();
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        hub.bind("afterAppend", afterAppend(exchange -> {
            boolean isChange = !exchange.getMessage().getHeader(CloudflareIgaConstants.SNAPSHOT, Boolean.class);
            int changes = isChange ? appended.incrementAndGet() : 0;
            if (changes == 100) {
                throw new IllegalStateException("the archive cannot say whether it took the change");
            }
            if (changes == 150) {
                inTheMiddle.countDown();
                await().atMost(Duration.ofSeconds(20))
                        .until(exchange.getContext()::isStopping);
            }
        }));
        hub.start();
        awaitArchivedSnapshot();
        for (int i = 0; i < 120; i++) {
            account.add("person" + i + "@example.com", account.roleId("DNS"));
        }
        sync();
        assertThat(inTheMiddle.await(20, TimeUnit.SECONDS)).isTrue();

        hub.stop();
        assertThat(archived()).hasSize(150);
        restart();

        List<String> expected = column("SELECT id FROM changes ORDER BY id");
        assertThat(expected).hasSize(240);
        expected.add(100, expected.get(99));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(archived("id")).isEqualTo(expected));
    }

    private static InterceptStrategy afterAppend(Processor then) {
        return (context, step, target, next) -> step.getId().equals("append")
                ? exchange -> {
                    target.process(exchange);
                    then.process(exchange);
                }
                : target;
    }

    @Test
    void aSyncThatTheRestartCutOffIsRunAgain() throws Exception {
        cloudflare.faults().on(RequestMatch.anyRequest()).forever().then(Fault.latency(Duration.ofMillis(400)));
        hub.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> cloudflare.requestCount() > 0);
        hub.stop();
        assertThat(column("SELECT status FROM sync_runs")).containsExactly("failed");
        cloudflare.faults().clear();

        restart();

        awaitSync();
        assertThat(column("SELECT member_id FROM members")).hasSize(1);
    }

    @Test
    void anOperationThatTheRestartLeftOpenIsSettled() throws Exception {
        hub.start();
        awaitSync();
        // carried out, but its answer is lost, and Cloudflare tells nothing more until the hub is gone
        SandboxFaults faults = cloudflare.faults();
        RequestMatch invite = RequestMatch.requestMatching("POST", "/members");
        faults.on(invite).then(Fault.resetAfterApplying());
        faults.on(invite).then(Fault.running(() -> faults.on(RequestMatch.anyRequest().method("GET"))
                .forever()
                .then(Fault.status(503))));
        ProducerTemplate template = hub.getCamelTemplate();
        Thread asking = new Thread(() -> template.send("direct:joiner", asked -> asked.getMessage()
                .setBody("new@example.com")));
        asking.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> account.memberByEmail("new@example.com").isPresent());
        hub.stop();
        asking.join();
        assertThat(column("SELECT status FROM operations")).containsExactly("open");
        faults.clear();

        restart();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(column("SELECT status FROM operations"))
                .containsExactly("applied"));
        assertThat(account.members()).hasSize(2);
    }

    @Test
    void aDatabaseThatAnotherProcessHasLockedStopsTheStartWithOneSentence() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + settings.database())) {
            other.createStatement().execute("BEGIN IMMEDIATE");

            Throwable failure = catchThrowable(hub::start);

            assertThat(Causes.find(failure, DatabaseException.class)).hasValueSatisfying(known -> assertThat(
                            known.getMessage())
                    .startsWith("The database " + settings.database() + " is locked by somebody else")
                    .doesNotContain("\n"));
        }
    }

    /** Its engine stands before the component in the pom, and brings some of the same libraries in other versions. */
    @Test
    void theRestApiListsBesideAnEngineThatBringsOlderLibraries() throws Exception {
        String key = "0123456789-abcdefghijklmnopqrstuvwxyz";
        hub.addOverrideProperty("cloudflare-iga.mount", "sync,provisioning,api");
        hub.addOverrideProperty("cloudflare-iga.rest-key", key);
        hub.addOverrideProperty("camel.server.enabled", "true");
        hub.addOverrideProperty("camel.server.host", "127.0.0.1");
        hub.addOverrideProperty("camel.server.port", "0");
        hub.start();
        awaitSync();

        int port = hub.getCamelContext()
                .hasService(VertxPlatformHttpServer.class)
                .getPort();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + port + "/api/accounts/default/members"))
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("\"email\"");
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
