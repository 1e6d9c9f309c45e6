package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;

/**
 * Requests that are booked in the shared window and not sent yet. What is unspent at the end is lost: it stays booked.
 *
 * @param requests how many are unspent
 * @param from when they were booked
 * @param until when they end, exclusive
 */
record Lease(long requests, Instant from, Instant until) {

    static final Duration LIFE = Duration.ofSeconds(10);

    static final Lease NONE = new Lease(0, Instant.EPOCH, Instant.EPOCH);

    static Lease of(long requests, Instant now) {
        return new Lease(requests, now, now.plus(LIFE));
    }

    /** How many requests can be spent now; none when the clock was set back to before the booking. */
    long left(Instant now) {
        return !now.isBefore(from) && now.isBefore(until) ? requests : 0;
    }

    Lease spendOne() {
        return new Lease(requests - 1, from, until);
    }
}
