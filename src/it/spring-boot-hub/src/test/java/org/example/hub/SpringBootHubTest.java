package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class SpringBootHubTest {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "a-token-for-tests";

    @TempDir
    Path directory;

    private SandboxAccount account;
    private SandboxServer cloudflare;

    @BeforeEach
    void startCloudflare() throws Exception {
        Sandbox sandbox = new Sandbox(1);
        account = sandbox.addAccount(ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        sandbox.addToken(TOKEN, Set.of("Account Settings Read", "Account Settings Write"), ACCOUNT);
        cloudflare = SandboxServer.start(sandbox);
    }

    @AfterEach
    void stopCloudflare() {
        cloudflare.close();
    }

    private ConfigurableApplicationContext hub() {
        return new SpringApplicationBuilder(Hub.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--HUB_CLOUDFLARE_TOKEN=" + TOKEN,
                        "--cloudflare-iga.base-url=" + cloudflare.baseUrl(),
                        "--cloudflare-iga.database=" + database());
    }

    private String database() {
        return directory.resolve("cache.db").toString();
    }

    private String first(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private void awaitSync() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        first("SELECT status FROM sync_runs ORDER BY id DESC"))
                .isEqualTo("published"));
    }

    private static ProducerTemplate template(ConfigurableApplicationContext hub) {
        return hub.getBean(ProducerTemplate.class);
    }

    private static OperationResult ask(ConfigurableApplicationContext hub, String route, String email) {
        return template(hub).requestBody(route, email, OperationResult.class);
    }

    @Test
    void theHubSyncsAndItsRoutesInviteAndGrant() throws Exception {
        ConfigurableApplicationContext hub = hub();
        try {
            awaitSync();

            OperationResult invited = ask(hub, "direct:joiner", "new@example.com");
            OperationResult granted = ask(hub, "direct:mover", "new@example.com");

            assertThat(invited.status()).isEqualTo("applied");
            assertThat(granted.status()).isEqualTo("applied");
            assertThat(first("SELECT count(*) FROM role_assignments WHERE email = 'new@example.com'"))
                    .isEqualTo("2");
        } finally {
            hub.close();
        }
    }

    @Test
    void aSyncThatTheRestartCutOffIsRunAgain() throws Exception {
        cloudflare.sandbox().options().latency(Duration.ofMillis(400));
        ConfigurableApplicationContext first = hub();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(cloudflare.sandbox().requestCount()).isPositive());
        first.close();
        assertThat(first("SELECT status FROM sync_runs")).isEqualTo("failed");
        cloudflare.sandbox().options().latency(Duration.ZERO);

        ConfigurableApplicationContext second = hub();
        try {
            awaitSync();

            assertThat(first("SELECT count(*) FROM members")).isEqualTo("1");
        } finally {
            second.close();
        }
    }

    @Test
    void anOperationThatTheRestartLeftOpenIsSettled() throws Exception {
        ConfigurableApplicationContext first = hub();
        awaitSync();
        // carried out, but its answer is lost and nothing can be looked at until the hub is gone
        cloudflare.sandbox().faults().on(RequestMatch.requestMatching("POST", "/members")).times(1).then(Fault.resetAfterApplying());
        cloudflare.sandbox().faults().on(RequestMatch.requestMatching("GET", "/members")).forever().then(Fault.status(503));
        Thread asking = new Thread(() -> template(first).send("direct:joiner", asked -> asked.getMessage()
                .setBody("new@example.com")));
        asking.start();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        first("SELECT requests > 0 FROM operations WHERE status = 'open'"))
                .isEqualTo("1"));
        first.close();
        asking.join();
        assertThat(first("SELECT status FROM operations")).isEqualTo("open");
        cloudflare.sandbox().faults().clear();

        ConfigurableApplicationContext second = hub();
        try {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(first("SELECT status FROM operations"))
                    .isEqualTo("applied"));
            assertThat(account.members()).hasSize(2);
        } finally {
            second.close();
        }
    }

    @Test
    void aWrongSettingStopsTheStartWithOneSentence() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Hub.class)
                        .web(WebApplicationType.NONE)
                        .run("--HUB_CLOUDFLARE_TOKEN=" + TOKEN, "--cloudflare-iga.mount=snyc"))
                .hasStackTraceContaining("must be one or more of sync, provisioning and api with commas between them,"
                        + " but has 'snyc'.");
    }
}
