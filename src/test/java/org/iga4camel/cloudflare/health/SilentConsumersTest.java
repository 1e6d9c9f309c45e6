package org.iga4camel.cloudflare.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health tells of those for whom changes are kept and who do not take them. */
class SilentConsumersTest {

    @TempDir
    Path directory;

    private SyncFixture fixture() throws Exception {
        return SyncFixture.on(directory, new Sandbox(1), Map.of("cloudflare-iga.consumer-silent-days", "2"));
    }

    private static void consumer(SyncFixture fixture, String name, String lastSeen) {
        fixture.execute("INSERT INTO change_consumer (name, account, position, change_id, registered_at, last_seen_at)"
                + " VALUES ('" + name
                + "', 'default', 'after', 0, '2026-01-01T00:00:00.000Z', strftime('%Y-%m-%dT%H:%M:%fZ', "
                + lastSeen + "))");
    }

    private static HealthCheck.Result readiness(SyncFixture fixture) {
        return HealthCheckHelper.invokeReadiness(fixture.context(), "full").stream()
                .filter(result -> result.getCheck().getId().equals("cloudflare-iga-default.consumers"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutConsumersAllIsWell() throws Exception {
        try (SyncFixture fixture = fixture()) {
            assertThat(readiness(fixture).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void aConsumerThatWasSeenLatelyIsNotSilent() throws Exception {
        try (SyncFixture fixture = fixture()) {
            consumer(fixture, "siem", "'now', '-47 hours'");

            assertThat(readiness(fixture).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void aSilentConsumerIsNamedWithItsAccountSinceWhenAndHowToDropIt() throws Exception {
        try (SyncFixture fixture = fixture()) {
            consumer(fixture, "siem", "'2026-01-02'");

            HealthCheck.Result result = readiness(fixture);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage().orElseThrow())
                    .contains("'siem' of account default", "since 2026-01-02T00:00:00Z")
                    .contains("consumer drop siem --account default");
            assertThat(result.getDetails()).containsEntry("silent_since.siem", "2026-01-02T00:00:00Z");
        }
    }
}
