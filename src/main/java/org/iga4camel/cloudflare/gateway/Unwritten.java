package org.iga4camel.cloudflare.gateway;

import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.BudgetBook;
import org.iga4camel.cloudflare.cache.BudgetState;
import org.iga4camel.cloudflare.cache.BudgetView;

/**
 * What answers told this process and the database does not hold yet. Kept back so that not every answer costs a write.
 *
 * @param view the announcement, less what this process had in flight and leased when it came
 * @param blockedUntil end of a time-out
 */
record Unwritten(Optional<BudgetView> view, Optional<Instant> blockedUntil) {

    static final Unwritten NOTHING = new Unwritten(Optional.empty(), Optional.empty());

    Unwritten and(BudgetView later, Instant now) {
        return new Unwritten(
                Optional.of(view.map(earlier -> earlier.followedBy(later, now)).orElse(later)), blockedUntil);
    }

    Unwritten andBlocked(Instant until) {
        return new Unwritten(view, Optional.of(until));
    }

    /** The state as it is once this is written. */
    BudgetState over(BudgetState state, Instant now) {
        Optional<BudgetView> merged = view.map(later -> state.view()
                        .map(earlier -> earlier.followedBy(later, now))
                        .orElse(later))
                .or(state::view);
        Optional<Instant> block = TimeOut.later(state.blockedUntil(), blockedUntil, now);
        return new BudgetState(merged, block, state.used());
    }

    /** Writes what {@link #over} answered. */
    void write(BudgetBook book, BudgetState merged) {
        if (view.isPresent()) {
            merged.view().ifPresent(book::announce);
        }
        if (blockedUntil.isPresent()) {
            merged.blockedUntil().ifPresent(book::block);
        }
    }
}
