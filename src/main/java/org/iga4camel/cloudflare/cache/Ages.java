package org.iga4camel.cloudflare.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How old publications are. One that this process has made or seen goes on ageing as time passes, whatever is done to the
 * clock on the wall.
 */
public final class Ages {

    private final Supplier<Duration> steady;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** @param steady time by a clock that nobody sets */
    Ages(Supplier<Duration> steady) {
        this.steady = steady;
    }

    /** @param born the moment of the publication, by the clock that nobody sets */
    private record Seen(Instant publishedAt, Duration born) {}

    /** The account has just been published. */
    void published(String alias, Instant at) {
        seen.put(alias, new Seen(at, steady.get()));
    }

    /**
     * Its age. Negative when this process first sees it at a time that comes before it, since the clock was set back
     * before.
     *
     * @param at when the account was published
     * @param now by the same clock
     */
    public Duration of(String alias, Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.isNegative()) {
            Seen known = seen.get(alias);
            return known != null && known.publishedAt().equals(at)
                    ? steady.get().minus(known.born())
                    : age;
        }
        Seen known = seen.compute(
                alias,
                (same, before) -> before != null && before.publishedAt().equals(at)
                        ? before
                        : new Seen(at, steady.get().minus(age)));
        return steady.get().minus(known.born());
    }
}
