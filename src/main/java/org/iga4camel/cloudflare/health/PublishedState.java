package org.iga4camel.cloudflare.health;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.RunRecord;
import org.iga4camel.cloudflare.model.RunStatus;

/**
 * How the published copy of one account stands, and the sentence that says so. Nothing in it is null.
 *
 * @param publishedAt when it was last published, empty when never
 * @param signedAge how long ago that was; negative when it is not known, since the clock was set back
 * @param lastRun the last run that ended, empty while none has
 * @param freshWithin age up to which the copy counts as fresh
 */
record PublishedState(
        String account,
        Optional<Instant> publishedAt,
        Duration signedAge,
        Optional<RunRecord> lastRun,
        Duration freshWithin) {

    /** Where the sentence for a failed run points when the run itself told nothing. */
    private static final String NO_DETAIL = "no reason is known, see the log";

    /** Whether the copy can be relied on: fresh, and nobody has to decide about a held run. */
    boolean isUp() {
        return isFresh() && !lastRunWas(RunStatus.HELD);
    }

    /** The state, and what to do about it where something must be done. */
    String sentence() {
        if (lastRunWas(RunStatus.HELD)) {
            return reason(); // it names the run and the command that releases it
        }
        if (publishedAt.isEmpty()) {
            return lastRun.isEmpty()
                    ? "Account " + account + " is not published yet: its first sync has not ended"
                    : "Account " + account + " was never published; " + lastRunEnded();
        }
        if (untilPublished().compareTo(freshWithin) >= 0) {
            return "Account " + account + " was published at a time that comes in " + inWords(untilPublished())
                    + ", so that the clock was set back and its age is not known; " + lastRunEnded();
        }
        String published = "Account " + account + " was published " + inWords(age()) + " ago";
        if (!isFresh()) {
            String tooOld = published + ", longer than the " + inWords(freshWithin) + " that count as fresh; ";
            return tooOld
                    + (lastRunSucceeded() ? "no sync has run since, see whether the schedule runs" : lastRunEnded());
        }
        return lastRunSucceeded() ? published : published + " and is still fresh, but " + lastRunEnded();
    }

    /** The facts behind the sentence, by name; texts and numbers. */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("account", account);
        publishedAt.ifPresent(at -> {
            details.put("published_at", at.toString());
            details.put("age_seconds", age().toSeconds());
        });
        details.put("fresh_within_seconds", freshWithin.toSeconds());
        lastRun.ifPresent(run -> {
            details.put("last_run", run.id());
            details.put("last_run_status", run.status());
            if (run.detail() != null) {
                details.put("last_run_detail", run.detail());
            }
        });
        return details;
    }

    private boolean isFresh() {
        return publishedAt.isPresent()
                && age().compareTo(freshWithin) < 0
                && untilPublished().compareTo(freshWithin) < 0;
    }

    private Duration age() {
        return signedAge.isNegative() ? Duration.ZERO : signedAge;
    }

    /** Negative unless the clock was set back since. */
    private Duration untilPublished() {
        return signedAge.negated();
    }

    private boolean lastRunWas(RunStatus status) {
        return lastRun.filter(run -> run.status().equals(status.text())).isPresent();
    }

    private boolean lastRunSucceeded() {
        return lastRun.isEmpty() || lastRunWas(RunStatus.PUBLISHED);
    }

    private String lastRunEnded() {
        return "its last run, " + lastRun.orElseThrow().id() + ", ended "
                + lastRun.orElseThrow().status() + ": " + reason();
    }

    private String reason() {
        return lastRun.map(RunRecord::detail).orElse(NO_DETAIL);
    }

    private static String inWords(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(2)) < 0) {
            return duration.toMinutes() + " min";
        }
        if (duration.compareTo(Duration.ofDays(2)) < 0) {
            return String.format(Locale.ROOT, "%.1f h", duration.toMinutes() / 60.0);
        }
        return duration.toDays() + " days";
    }
}
