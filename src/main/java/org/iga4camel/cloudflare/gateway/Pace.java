package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds a process to a number of requests in any second. It remembers the last second's requests instead of refilling a
 * bucket, because a full bucket and its refill together let out twice the number. Not safe for several threads.
 *
 * <p>Source: Cloudflare API rate limits, 200 requests a second per address.
 */
final class Pace {

    private final Deque<Instant> lastSecond = new ArrayDeque<>();

    /** Zero when a request may go out now, else the time until one may. */
    Duration pause(Instant now, int perSecond) {
        if (!lastSecond.isEmpty() && lastSecond.getLast().isAfter(now)) {
            lastSecond.clear(); // the clock was set back; waiting for it to catch up could take hours
        }
        while (!lastSecond.isEmpty() && !endOfFirst().isAfter(now)) {
            lastSecond.removeFirst();
        }
        return lastSecond.size() < perSecond ? Duration.ZERO : Duration.between(now, endOfFirst());
    }

    /** Counts a request that goes out now. */
    void count(Instant now) {
        lastSecond.addLast(now);
    }

    private Instant endOfFirst() {
        return lastSecond.getFirst().plusSeconds(1);
    }
}
