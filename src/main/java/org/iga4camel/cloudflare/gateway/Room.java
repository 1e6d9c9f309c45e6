package org.iga4camel.cloudflare.gateway;

import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.BudgetState;
import org.iga4camel.cloudflare.cache.BudgetView;

/**
 * How much of a window one purpose may still use.
 *
 * @param allowed the most requests the purpose may send in a whole window
 * @param left how many more it may send now; zero or less means none
 * @param announcedUntil when Cloudflare's announcement ends, if one decided; otherwise our own count did
 */
record Room(long allowed, long left, Optional<Instant> announcedUntil) {

    private static final int LEASES_PER_WINDOW = 60;
    private static final int LARGEST_LEASE = 16;

    /** Cloudflare's announcement decides while it holds, because it also counts what people send. */
    static Room of(BudgetState state, BudgetSettings settings, Purpose purpose, Instant now) {
        Optional<BudgetView> announced = state.view().filter(view -> isCurrent(view, now));
        if (announced.isEmpty()) {
            long allowed = settings.allowed(purpose, settings.quota());
            return new Room(allowed, allowed - state.used(), Optional.empty());
        }
        BudgetView view = announced.get();
        long quota = view.quota().orElse(settings.quota());
        return new Room(
                settings.allowed(purpose, quota),
                view.remaining() - settings.reserved(purpose, quota),
                Optional.of(view.resetAt()));
    }

    /** How many requests to take out of the window at once: few enough that what goes unspent does not matter. */
    long lease() {
        return Math.min(left, Math.max(1, Math.min(LARGEST_LEASE, allowed / LEASES_PER_WINDOW)));
    }

    /** An end further away than any we note was noted before the clock was set back. */
    private static boolean isCurrent(BudgetView view, Instant now) {
        return view.freshAt(now) && !view.resetAt().isAfter(now.plus(RetryAfter.LONGEST));
    }
}
