package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A publication ages as time passes, whatever is done to the clock on the wall. */
class AgesTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Duration passed = Duration.ofDays(-1);
    private Duration set = Duration.ZERO;
    private final Duration begun = passed;
    private final Ages ages = new Ages(() -> passed);

    private Instant wall() {
        return NOON.plus(passed).minus(begun).plus(set);
    }

    private Duration age(Instant at) {
        return ages.of("default", at, wall());
    }

    @Test
    void aClockThatIsSetForwardMakesWhatWasPublishedHereNoOlder() {
        Instant at = wall();
        ages.published("default", at);
        passed = passed.plusSeconds(10);
        set = HOUR;

        assertThat(age(at)).hasSeconds(10);
    }

    @Test
    void aClockThatIsSetBackMakesItNoYounger() {
        Instant at = wall();
        ages.published("default", at);
        passed = passed.plus(HOUR);
        set = Duration.ofMinutes(-59);
        Duration bit = age(at);
        set = Duration.ofHours(-3);

        assertThat(bit).isEqualTo(HOUR);
        assertThat(age(at)).isEqualTo(HOUR);
    }

    @Test
    void whatAnotherProcessPublishedIsAsOldAsItWasWhenItWasSeenFirst() {
        Instant at = wall().minus(HOUR);
        Duration first = age(at);
        passed = passed.plusSeconds(10);
        set = HOUR.negated();

        assertThat(first).isEqualTo(HOUR);
        assertThat(age(at)).isEqualTo(HOUR.plusSeconds(10));
    }

    @Test
    void theNextPublicationIsYoungAgain() {
        ages.published("default", wall());
        passed = passed.plus(HOUR);
        Instant at = wall().minusSeconds(3);

        assertThat(age(at)).hasSeconds(3);
    }

    @Test
    void theAgeOfWhatComesFromTheFutureIsNotKnown() {
        assertThat(age(wall().plus(HOUR))).isNegative();
    }
}
