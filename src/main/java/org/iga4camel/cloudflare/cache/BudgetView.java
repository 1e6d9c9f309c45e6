package org.iga4camel.cloudflare.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What Cloudflare last announced about one credential's requests.
 *
 * @param quota requests per window, when announced
 * @param windowSeconds length of the window in seconds, when announced
 * @param remaining requests left until {@code resetAt}, less what has been handed out since; not negative when written,
 *     may fall below what the server would say
 * @param resetAt when the announcement ends
 */
public record BudgetView(OptionalLong quota, OptionalLong windowSeconds, long remaining, Instant resetAt) {

    /** Servers announce whole seconds, so the end of one and the same window seems to move by about this much. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /** True while the announcement holds. */
    public boolean freshAt(Instant now) {
        return now.isBefore(resetAt);
    }

    /**
     * This view after a later answer. Within one window the smaller number holds: answers overtake each other, and what
     * other processes have in flight is missing from an answer but not from this view. The end of the window stays where
     * it was first seen, so that an end that keeps moving is told from rounding and the later answer holds.
     */
    public BudgetView followedBy(BudgetView later, Instant now) {
        boolean sameWindow =
                freshAt(now) && Duration.between(resetAt, later.resetAt).abs().compareTo(ROUNDING) <= 0;
        return sameWindow
                ? new BudgetView(later.quota, later.windowSeconds, Math.min(remaining, later.remaining), resetAt)
                : later;
    }
}
