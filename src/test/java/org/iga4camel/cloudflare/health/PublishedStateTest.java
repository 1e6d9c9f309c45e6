package org.iga4camel.cloudflare.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.RunRecord;
import org.iga4camel.cloudflare.model.RunStatus;
import org.junit.jupiter.api.Test;

class PublishedStateTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aCopyYoungerThanTheLimitIsUp() {
        PublishedState state = state(Duration.ofMinutes(59), RunStatus.PUBLISHED, null);

        assertThat(state.isUp()).isTrue();
        assertThat(state.sentence()).isEqualTo("Account prod was published 59 min ago");
    }

    @Test
    void aCopyAsOldAsTheLimitIsDownAndTheScheduleIsSuspected() {
        PublishedState state = state(HOUR, RunStatus.PUBLISHED, null);

        assertThat(state.isUp()).isFalse();
        assertThat(state.sentence())
                .isEqualTo("Account prod was published 60 min ago, longer than the 60 min that count as fresh;"
                        + " no sync has run since, see whether the schedule runs");
    }

    @Test
    void aFailingRunUnderAFreshCopyIsUpAndTold() {
        PublishedState state = state(Duration.ofSeconds(90), RunStatus.FAILED, "Cloudflare failed");

        assertThat(state.isUp()).isTrue();
        assertThat(state.sentence())
                .isEqualTo("Account prod was published 90 s ago and is still fresh, but its last run, 7, ended failed:"
                        + " Cloudflare failed");
    }

    @Test
    void anIncompleteRunOverAnOldCopyIsDownWithItsReason() {
        PublishedState state = state(Duration.ofHours(30), RunStatus.INCOMPLETE, "the members changed while read");

        assertThat(state.isUp()).isFalse();
        assertThat(state.sentence())
                .isEqualTo("Account prod was published 30.0 h ago, longer than the 60 min that count as fresh;"
                        + " its last run, 7, ended incomplete: the members changed while read");
    }

    @Test
    void aHeldRunIsDownHoweverFreshTheCopyAndTellsTheRunsOwnSentence() {
        String detail = "Run 7 of account prod is held: release it with 'sync --release 7'";

        PublishedState state = state(Duration.ofSeconds(1), RunStatus.HELD, detail);

        assertThat(state.isUp()).isFalse();
        assertThat(state.sentence()).isEqualTo(detail);
    }

    @Test
    void beforeTheFirstSyncEndsThereIsNothingToRelyOn() {
        PublishedState state = new PublishedState("prod", Optional.empty(), Duration.ZERO, Optional.empty(), HOUR);

        assertThat(state.isUp()).isFalse();
        assertThat(state.sentence()).contains("its first sync has not ended");
        assertThat(state.details())
                .containsOnly(Map.entry("account", "prod"), Map.entry("fresh_within_seconds", HOUR.toSeconds()));
    }

    @Test
    void neverPublishedAfterAFailedRunIsDownWithItsReason() {
        PublishedState state = new PublishedState(
                "prod", Optional.empty(), Duration.ZERO, Optional.of(run(RunStatus.FAILED, "no token")), HOUR);

        assertThat(state.isUp()).isFalse();
        assertThat(state.sentence())
                .isEqualTo("Account prod was never published; its last run, 7, ended failed: no token");
    }

    @Test
    void aClockThatWasSetBackMakesNoNegativeAge() {
        PublishedState state = state(Duration.ofMinutes(-5), RunStatus.PUBLISHED, null);

        assertThat(state.details()).containsEntry("age_seconds", 0L);
    }

    @Test
    void aCopyFromATimeThatHasNotComeYetIsNoFresherThanAnOldOne() {
        PublishedState state = state(Duration.ofDays(-30), RunStatus.FAILED, "no token");

        assertThat(state.isUp()).isFalse();
        assertThat(state.sentence())
                .isEqualTo("Account prod was published at a time that comes in 30 days, so that the clock was set back"
                        + " and its age is not known; its last run, 7, ended failed: no token");
    }

    @Test
    void detailsNameTheFactsBehindTheSentence() {
        PublishedState state = state(Duration.ofMinutes(5), RunStatus.FAILED, "Cloudflare failed");

        assertThat(state.details())
                .containsEntry("account", "prod")
                .containsEntry("published_at", "2026-01-02T11:55:00Z")
                .containsEntry("age_seconds", 300L)
                .containsEntry("last_run", 7L)
                .containsEntry("last_run_status", "failed")
                .containsEntry("last_run_detail", "Cloudflare failed");
    }

    private static PublishedState state(Duration age, RunStatus lastRun, String detail) {
        return new PublishedState("prod", Optional.of(NOW.minus(age)), age, Optional.of(run(lastRun, detail)), HOUR);
    }

    private static RunRecord run(RunStatus status, String detail) {
        String at = "2026-01-02T11:00:00.000Z";
        return new RunRecord(7, "prod", "id", at, at, status.text(), 3, null, null, null, null, detail, "[]");
    }
}
