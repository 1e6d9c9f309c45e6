package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TimeZone;
import org.apache.camel.component.quartz.QuartzComponent;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.settings.Schedule;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.CronTrigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** An interval stays an interval when summer time begins and ends; a time of day is one where the process runs. */
class ScheduleZoneTest {

    private static final String EVERY_QUARTER = "0 0/15 * * * ?";

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-24T20:01:00Z",
        "Europe/Berlin, 2026-03-28T20:01:00Z",
        "America/New_York, 2026-11-01T00:01:00Z",
        "Australia/Lord_Howe, 2026-04-04T08:01:00Z",
        "Asia/Kolkata, 2026-10-24T20:01:00Z",
        "UTC, 2026-10-24T20:01:00Z"
    })
    void aQuarterOfAnHourIsNoLongerInTheNightInWhichSummerTimeEnds(String zone, Instant evening) {
        ZoneId counted = ScheduleZone.of(EVERY_QUARTER, TimeZone.getTimeZone(zone));

        Instant last = evening;
        for (int quarter = 0; quarter < 48; quarter++) {
            Instant next = Schedule.of(EVERY_QUARTER).next(last, counted).orElseThrow();
            assertThat(Duration.between(last, next)).isLessThanOrEqualTo(Duration.ofMinutes(15));
            last = next;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 30 2 * * ?|Europe/Berlin",
                "0 0/15 8-18 * * ?|Europe/Berlin",
                "0 0 * ? * MON-FRI|Europe/Berlin",
                "0 0 * 1 * ? *|Europe/Berlin",
                "0 0 * * * ?|+01:00",
                "0  0/5  *  ?  *  *  2030|+01:00"
            })
    void hoursAndDaysAreMeantWhereTheProcessRuns(String cron, String zone) {
        assertThat(ScheduleZone.of(cron, TimeZone.getTimeZone("Europe/Berlin"))).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void theSyncIsScheduledInThatZone(@TempDir Path directory) throws Exception {
        try (SyncFixture fixture =
                SyncFixture.on(directory, new Sandbox(1), Map.of("cloudflare-iga.schedule", EVERY_QUARTER))) {
            fixture.mount().schedules();

            var scheduler = fixture.context()
                    .getComponent("cloudflare-iga-quartz", QuartzComponent.class)
                    .getScheduler();
            TriggerKey key =
                    scheduler.getTriggerKeys(GroupMatcher.anyGroup()).iterator().next();
            assertThat(((CronTrigger) scheduler.getTrigger(key)).getTimeZone().getID())
                    .isEqualTo(TimeZone.getTimeZone(ScheduleZone.of(EVERY_QUARTER, TimeZone.getDefault()))
                            .getID());
        }
    }
}
