package org.iga4camel.cloudflare.listener;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log what callers did wrong: the first of a kind at once, those after it once a minute with their number,
 * so that nobody fills a disk by asking.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** @param nanos a clock that nobody sets, in nanoseconds */
    Refusals(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Count(long toldAt, long untold) {}

    /**
     * Notes one.
     *
     * @param kind what was refused, as a sentence; the same text for all of its kind
     */
    void note(String kind) {
        Count now = counts.compute(
                kind,
                (same, count) -> count == null
                        ? new Count(nanos.getAsLong(), 0)
                        : new Count(count.toldAt(), count.untold() + 1));
        if (now.untold() == 0) {
            LOG.info("{}", kind);
        }
    }

    /** Tells what has not been told and is due; to be called now and then. */
    void tell() {
        for (String kind : counts.keySet()) {
            counts.computeIfPresent(kind, (same, count) -> told(same, count));
        }
    }

    private Count told(String kind, Count count) {
        if (nanos.getAsLong() - count.toldAt() < PAUSE) {
            return count;
        }
        if (count.untold() == 0) {
            return null;
        }
        LOG.info("{} ({} times more in the last minute)", kind, count.untold());
        return new Count(nanos.getAsLong(), 0);
    }
}
