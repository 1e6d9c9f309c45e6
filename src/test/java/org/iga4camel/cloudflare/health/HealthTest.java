package org.iga4camel.cloudflare.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.SyncHeldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host's health registry shows of an account. */
class HealthTest {

    @TempDir
    Path directory;

    @Test
    void readinessIsDownUntilTheFirstSyncHasEnded() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            HealthCheck.Result result = readiness(fixture);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage())
                    .hasValueSatisfying(text -> assertThat(text)
                            .isEqualTo("Account default is not published yet: its first sync has not ended"));
        }
    }

    @Test
    void aPublishedAccountIsUp() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(5, 3);
            fixture.sync();

            HealthCheck.Result result = readiness(fixture);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getDetails()).containsEntry("last_run_status", "published");
        }
    }

    @Test
    void aFailingRunUnderAFreshCopyIsUpAndTold() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(5, 3);
            fixture.sync();
            fixture.sandbox().faults().on(anyRequest()).forever().then(Fault.status(500));
            fixture.failingSync();

            HealthCheck.Result result = readiness(fixture);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getMessage().orElseThrow()).contains("still fresh, but its last run, 2, ended failed");
        }
    }

    @Test
    void aCopyThatGrowsOldGoesDown() throws Exception {
        try (SyncFixture fixture =
                SyncFixture.on(directory, new Sandbox(1), Map.of("cloudflare-iga.fresh-within", "1s"))) {
            fixture.account().populate(5, 3);
            fixture.sync();

            await().untilAsserted(
                            () -> assertThat(readiness(fixture).getState()).isEqualTo(HealthCheck.State.DOWN));
        }
    }

    @Test
    void aHeldRunIsDownAndItsMessageTellsHowToReleaseIt() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(60, 3);
            fixture.sync();
            fixture.account().members().stream()
                    .limit(40)
                    .forEach(member -> fixture.account().remove(member.id()));
            assertThat(fixture.failingSync()).isInstanceOf(SyncHeldException.class);

            HealthCheck.Result result = readiness(fixture);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage().orElseThrow()).contains("sync --release 2");
        }
    }

    @Test
    void aDeadCopyDoesNotMakeTheProcessLookDead() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            assertThat(HealthCheckHelper.invokeLiveness(fixture.context()))
                    .extracting(result -> result.getCheck().getId())
                    .doesNotContain("cloudflare-iga-default");
        }
    }

    private static HealthCheck.Result readiness(SyncFixture fixture) {
        return HealthCheckHelper.invokeReadiness(fixture.context()).stream()
                .filter(result -> result.getCheck().getId().equals("cloudflare-iga-default"))
                .findFirst()
                .orElseThrow();
    }
}
