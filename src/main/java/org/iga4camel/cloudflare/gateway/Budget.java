package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.iga4camel.cloudflare.cache.BudgetStore;

/**
 * Keeps every credential inside Cloudflare's request budget, together with all other processes on the same database.
 *
 * <p>The budget is a window, not a rate: while it has room, requests go out as fast as the limit per second lets them.
 * What Cloudflare announces wins over what is configured. Before each request ask {@link #reserve}; after each, answered
 * or not, call {@link #finished} once, then {@link #observe} or {@link #block} as the answer demands. Credentials are
 * named by a digest, never by themselves. Safe for use by several threads.
 *
 * <p>Source: Cloudflare API rate limits, 1,200 requests in 5 minutes per credential, then 5 minutes of refusals.
 */
public final class Budget {

    private final BudgetStore store;
    private final InstantSource clock;
    private final Pace pace = new Pace();
    private final Map<String, CredentialBudget> credentials = new ConcurrentHashMap<>();

    public Budget(BudgetStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Asks for one request. Nothing is booked ahead: who is told to wait asks again afterwards, and may be told so again.
     *
     * @param credential digest of the credential
     * @return zero when one request may be sent now, and is counted; else how long to wait, which is more than zero and
     *     not longer than until the window has room, the announcement or the time-out ends; whole milliseconds, rounded up
     * @throws org.iga4camel.cloudflare.cache.DatabaseException when the database cannot be written; nothing is granted
     */
    public Duration reserve(String credential, BudgetSettings settings, Purpose purpose) {
        Duration wait = of(credential).reserve(settings, purpose);
        // a caller that waits in milliseconds must not take a fraction of one for a grant
        return wait.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Notes that a reserved request is over, answered or not. Once per request, before its headers are observed. */
    public void finished(String credential) {
        of(credential).finished();
    }

    /**
     * Notes what an answer announced. Never fails for the database's sake, because the answer is in hand: what could not
     * be written is written with the next reservation.
     */
    public void observe(String credential, RateLimit headers) {
        of(credential).observe(headers);
    }

    /**
     * Notes that Cloudflare refuses the credential until an instant; more than an hour ahead counts as an hour. A later
     * end noted before stays. Like {@link #observe}, it does not fail for the database's sake.
     */
    public void block(String credential, Instant until) {
        of(credential).block(until);
    }

    /**
     * How many requests a purpose may send before it has to wait, for progress and metrics; zero while blocked. Another
     * process may be quicker: only {@link #reserve} grants.
     *
     * @throws org.iga4camel.cloudflare.cache.DatabaseException when the database cannot be read
     */
    public long left(String credential, BudgetSettings settings, Purpose purpose) {
        return of(credential).left(settings, purpose);
    }

    private CredentialBudget of(String credential) {
        return credentials.computeIfAbsent(credential, digest -> new CredentialBudget(digest, pace, store, clock));
    }
}
