package org.iga4camel.cloudflare.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules for the end of the time-out that follows a 429. */
final class TimeOut {

    private TimeOut() {}

    /** The end, no further away than any we believe. */
    static Instant bounded(Instant until, Instant now) {
        Instant latest = now.plus(RetryAfter.LONGEST);
        return until.isAfter(latest) ? latest : until;
    }

    /** The later of two ends that are still ahead; empty when neither is. */
    static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other, Instant now) {
        return Stream.concat(current(one, now).stream(), current(other, now).stream())
                .max(Instant::compareTo);
    }

    /** The end when it is ahead. One further away than any we note was noted before the clock was set back. */
    static Optional<Instant> current(Optional<Instant> until, Instant now) {
        return until.filter(end -> end.isAfter(now) && !end.isAfter(now.plus(RetryAfter.LONGEST)));
    }
}
