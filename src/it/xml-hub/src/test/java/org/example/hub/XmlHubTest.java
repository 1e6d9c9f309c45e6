package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.iga4camel.cloudflare.sandbox.junit.FromSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@CloudflareSandbox(members = 1)
class XmlHubTest {

    @FromSandbox
    SandboxAccount account;

    @TempDir
    Path archive;

    private Main hub;

    @BeforeEach
    void start() throws Exception {
        hub = new Main();
        hub.addOverrideProperty("hub.archive", archive.toString());
        hub.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> HealthCheckHelper.invokeReadiness(hub.getCamelContext()).stream()
                .allMatch(check -> check.getState() == HealthCheck.State.UP));
    }

    @AfterEach
    void stop() {
        hub.stop();
    }

    private OperationResult ask(String route, String email) throws Exception {
        return hub.getCamelTemplate().requestBody(route, email, OperationResult.class);
    }

    private List<String> causes() throws Exception {
        List<String> causes = new ArrayList<>();
        Path file = archive.resolve("changes.jsonl");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                causes.add(new ObjectMapper().readTree(line).get("cause").asText());
            }
        }
        return causes;
    }

    @Test
    void everyChangeIsArchivedOnceWhateverRestartsBetween() throws Exception {
        OperationResult invited = ask("direct:joiner", "new@example.com");
        stop();
        account.add("from-the-dashboard@example.com", account.roleId("DNS"));
        start();
        OperationResult granted = ask("direct:mover", "new@example.com");

        assertThat(List.of(invited.status(), granted.status())).containsOnly("applied");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(causes())
                .containsExactlyInAnyOrder(invited.id(), invited.id(), "sync:2", "sync:2", granted.id()));
    }
}
