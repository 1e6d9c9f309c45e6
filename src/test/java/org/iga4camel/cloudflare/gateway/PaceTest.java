package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** All credentials of a process share one pace, each with a look at the clock of its own. */
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final Pace pace = new Pace();

    private void fill(Instant at) {
        pace.count(at);
        pace.count(at);
    }

    @Test
    void aLookAtTheClockThatIsOvertakenByAnotherForgetsNothing() {
        fill(NOW.plusMillis(2));

        assertThat(pace.take(NOW, 2)).isEqualTo(Duration.ofMillis(1002));
    }

    @Test
    void aClockThatIsSetBackHoldsNobodyUp() {
        fill(NOW.plus(Duration.ofHours(1)));

        assertThat(pace.take(NOW, 2)).isZero();
    }

    @Test
    void aSecondLaterThereIsPlaceAgain() {
        fill(NOW);

        assertThat(pace.take(NOW.plusMillis(999), 2)).isEqualTo(Duration.ofMillis(1));
        assertThat(pace.take(NOW.plusMillis(1000), 2)).isZero();
    }
}
