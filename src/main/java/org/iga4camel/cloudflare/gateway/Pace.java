package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds a process to a number of requests in any second. It remembers the last second's requests instead of refilling a
 * bucket, because a full bucket and its refill together let out twice the number. Safe for several threads.
 *
 * <p>Source: Cloudflare API rate limits, 200 requests a second per address.
 */
final class Pace {

    private final Deque<Instant> lastSecond = new ArrayDeque<>();

    /**
     * Takes a place in this second.
     *
     * @return zero when there was one, which is then taken; else the time until there is
     */
    synchronized Duration take(Instant now, int perSecond) {
        // a little later is only another thread's look at the clock
        if (!lastSecond.isEmpty() && lastSecond.getLast().isAfter(now.plusSeconds(1))) {
            lastSecond.clear(); // the clock was set back; waiting for it to catch up could take hours
        }
        while (!lastSecond.isEmpty() && !endOfFirst().isAfter(now)) {
            lastSecond.removeFirst();
        }
        if (lastSecond.size() >= perSecond) {
            return Duration.between(now, endOfFirst());
        }
        lastSecond.addLast(now);
        return Duration.ZERO;
    }

    /** Gives back a place that was taken at this instant. */
    synchronized void giveBack(Instant taken) {
        lastSecond.removeLastOccurrence(taken);
    }

    /** Counts a request that goes out now. */
    synchronized void count(Instant now) {
        lastSecond.addLast(now);
    }

    private Instant endOfFirst() {
        return lastSecond.getFirst().plusSeconds(1);
    }
}
