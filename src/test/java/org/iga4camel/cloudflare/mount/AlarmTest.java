package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.iga4camel.cloudflare.settings.Schedule;
import org.junit.jupiter.api.Test;

/** A schedule goes on whatever is done to the clock. */
class AlarmTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Alarm alarm = new Alarm(Schedule.of("0 0/15 * * * ?"), ZoneOffset.UTC, NOON);

    @Test
    void itIsDueOnceAtEachOfItsTimes() {
        long times = IntStream.rangeClosed(1, 3600)
                .filter(second -> alarm.isDue(NOON.plusSeconds(second)))
                .count();

        assertThat(times).isEqualTo(4);
    }

    @Test
    void whatWasSleptThroughIsDueOnce() {
        assertThat(alarm.isDue(NOON.plus(QUARTER.multipliedBy(9)).plusSeconds(1)))
                .isTrue();
        assertThat(alarm.isDue(NOON.plus(QUARTER.multipliedBy(9)).plusSeconds(2)))
                .isFalse();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopIt() {
        Instant back = NOON.minus(Duration.ofHours(1)).plusSeconds(1);

        assertThat(alarm.isDue(back)).isFalse();

        assertThat(alarm.isDue(NOON.minus(QUARTER.multipliedBy(3)).minusSeconds(1)))
                .isFalse();
        assertThat(alarm.isDue(NOON.minus(QUARTER.multipliedBy(3)))).isTrue();
    }

    @Test
    void whatNeverComesAgainIsNeverDue() {
        Alarm past = new Alarm(Schedule.of("0 0 12 1 1 ? 2020"), ZoneOffset.UTC, NOON);

        assertThat(past.isDue(NOON.plus(Duration.ofDays(9000)))).isFalse();
    }
}
