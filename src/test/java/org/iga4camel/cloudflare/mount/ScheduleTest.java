package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {

    @TempDir
    Path directory;

    @Test
    void anAccountIsSyncedAgainAndAgainOnItsSchedule() throws Exception {
        Map<String, String> everySecond = Map.of("cloudflare-iga.schedule", "* * * * * ?");
        try (SyncFixture fixture = SyncFixture.on(directory, new Sandbox(1), everySecond)) {
            fixture.account().populate(5, 3);

            fixture.mount().schedules();

            await().untilAsserted(() -> assertThat(fixture.query("SELECT id FROM sync_runs WHERE status = 'published'"))
                    .hasSizeGreaterThan(1));
        }
    }
}
