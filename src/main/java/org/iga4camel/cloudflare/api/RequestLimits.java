package org.iga4camel.cloudflare.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets so many requests of each caller in during any minute. Camel's throttler counts on the wall clock: one that is set
 * back by an hour would keep everybody out for that hour.
 */
final class RequestLimits {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> letIn = new ConcurrentHashMap<>();

    /** @param nanos a clock that nobody sets, in nanoseconds */
    RequestLimits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Counts a request.
     *
     * @throws TooManyRequestsException when it is one too many, which does not count
     */
    void count(Caller caller) {
        Deque<Long> times = letIn.computeIfAbsent(caller.name(), name -> new ArrayDeque<>());
        synchronized (times) {
            long now = nanos.getAsLong();
            while (!times.isEmpty() && now - times.getFirst() >= MINUTE) {
                times.removeFirst();
            }
            if (times.size() >= caller.requestsPerMinute()) {
                throw new TooManyRequestsException();
            }
            times.addLast(now);
        }
    }
}
