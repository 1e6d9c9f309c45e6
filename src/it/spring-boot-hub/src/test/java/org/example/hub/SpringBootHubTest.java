package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.apache.camel.spi.InterceptStrategy;
import org.iga4camel.cloudflare.cache.DatabaseException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What becomes of the hub's work when the hub is stopped and started again. */
@CloudflareSandbox(members = 1)
class SpringBootHubTest {

    @FromSandbox
    Sandbox cloudflare;

    @FromSandbox
    SandboxAccount account;

    @FromSandbox
    HubSettings settings;

    @TempDir
    Path archive;

    private ConfigurableApplicationContext hub;

    private void start() {
        start((context, step, target, next) -> target);
    }

    private void start(InterceptStrategy atEachStep) {
        hub = new SpringApplicationBuilder(Hub.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(InterceptStrategy.class, () -> atEachStep))
                .run("--server.port=0", "--HUB_REST_KEY=a-key-for-tests-0123456789", "--hub.archive=" + archive);
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
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

    private ProducerTemplate template() {
        return hub.getBean(ProducerTemplate.class);
    }

    private OperationResult ask(String route, String email) {
        return template().requestBody(route, email, OperationResult.class);
    }

    private List<JsonNode> archived() throws Exception {
        List<JsonNode> changes = new ArrayList<>();
        Path file = archive.resolve("changes.jsonl");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                changes.add(new ObjectMapper().readTree(line));
            }
        }
        return changes;
    }

    private static List<String> texts(List<JsonNode> changes, String field) {
        return changes.stream().map(change -> change.get(field).asText()).toList();
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
    void theSnapshotAndThenEveryChangeIsArchivedWithItsCause() throws Exception {
        start();
        awaitSync();
        int present = present().size();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(archived()).hasSize(present));

        OperationResult invited = ask("direct:joiner", "new@example.com");
        OperationResult granted = ask("direct:mover", "new@example.com");
        account.add("from-the-dashboard@example.com", account.roleId("DNS"));
        template().requestBody("cloudflare-iga:sync", (Object) null);

        assertThat(invited.status()).isEqualTo("applied");
        assertThat(granted.status()).isEqualTo("applied");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(archived()).hasSize(present + 5));
        List<JsonNode> changes = archived().subList(present, present + 5);
        assertThat(texts(changes, "id")).isEqualTo(column("SELECT id FROM changes ORDER BY id"));
        assertThat(texts(changes, "cause"))
                .containsExactly(invited.id(), invited.id(), granted.id(), "sync:2", "sync:2");
    }

    /** What a snapshot has: each role, each member and each right, by what tells it from others. */
    private List<String> present() throws Exception {
        return column("SELECT 'role ' || role_id FROM roles UNION ALL SELECT 'member ' || member_id FROM members UNION ALL"
                + " SELECT 'right ' || member_id || role_id || scope_key FROM role_assignments ORDER BY 1");
    }

    @Test
    void aRestartInTheMiddleOfTheSnapshotBeginsItAgain() throws Exception {
        account.populate(60, 0);
        AtomicInteger appended = new AtomicInteger();
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        start(afterAppend(exchange -> {
            if (appended.incrementAndGet() == 100) {
                inTheMiddle.countDown();
                await().atMost(Duration.ofSeconds(20))
                        .until(exchange.getContext()::isStopping);
            }
        }));
        assertThat(inTheMiddle.await(20, TimeUnit.SECONDS)).isTrue();

        hub.close();
        start();

        List<String> present = present();
        assertThat(present).hasSizeGreaterThan(150);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(archived()).hasSize(100 + present.size()));
        List<JsonNode> again = archived().subList(100, 100 + present.size());
        assertThat(again.stream().map(SpringBootHubTest::key).sorted().toList()).isEqualTo(present);
    }

    private static String key(JsonNode change) {
        String kind = change.get("kind").asText();
        if (kind.equals("role.added")) {
            return "role " + change.get("role_id").asText();
        }
        String member = change.get("member_id").asText();
        return kind.equals("role.granted")
                ? "right " + member + change.get("role_id").asText() + change.get("scope_key").asText()
                : "member " + member;
    }

    @Test
    void aSyncThatTheRestartCutOffIsRunAgain() throws Exception {
        cloudflare.faults().on(RequestMatch.anyRequest()).forever().then(Fault.latency(Duration.ofMillis(400)));
        start();
        await().atMost(Duration.ofSeconds(20)).until(() -> cloudflare.requestCount() > 0);
        hub.close();
        assertThat(column("SELECT status FROM sync_runs")).containsExactly("failed");
        cloudflare.faults().clear();

        start();

        awaitSync();
        assertThat(column("SELECT member_id FROM members")).hasSize(1);
    }

    @Test
    void anOperationThatTheRestartLeftOpenIsSettled() throws Exception {
        start();
        awaitSync();
        // carried out, but its answer is lost, and Cloudflare tells nothing more until the hub is gone
        SandboxFaults faults = cloudflare.faults();
        RequestMatch invite = RequestMatch.requestMatching("POST", "/members");
        faults.on(invite).then(Fault.resetAfterApplying());
        faults.on(invite).then(Fault.running(() -> faults.on(RequestMatch.anyRequest().method("GET"))
                .forever()
                .then(Fault.status(503))));
        ProducerTemplate template = template();
        Thread asking = new Thread(() -> template.send("direct:joiner", asked -> asked.getMessage()
                .setBody("new@example.com")));
        asking.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> account.memberByEmail("new@example.com").isPresent());
        hub.close();
        asking.join();
        assertThat(column("SELECT status FROM operations")).containsExactly("open");
        faults.clear();

        start();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(column("SELECT status FROM operations"))
                .containsExactly("applied"));
        assertThat(account.members()).hasSize(2);
    }

    @Test
    void aWrongSettingStopsTheStartWithOneSentence() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Hub.class)
                        .run("--server.port=0", "--HUB_REST_KEY=a-key-for-tests-0123456789", "--cloudflare-iga.mount=snyc"))
                .hasStackTraceContaining("must be one or more of sync, provisioning and api with commas between them,"
                        + " but has 'snyc'.");
    }

    @Test
    void aDatabaseThatAnotherProcessHasLockedStopsTheStartWithOneSentence() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + settings.database())) {
            other.createStatement().execute("BEGIN IMMEDIATE");

            Throwable failure = catchThrowable(this::start);

            assertThat(Causes.find(failure, DatabaseException.class)).hasValueSatisfying(known -> assertThat(
                            known.getMessage())
                    .startsWith("The database " + settings.database() + " is locked by somebody else")
                    .doesNotContain("\n"));
        }
    }
}
