package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.iga4camel.cloudflare.cache.BudgetState;
import org.iga4camel.cloudflare.cache.BudgetStore;
import org.iga4camel.cloudflare.cache.BudgetView;
import org.iga4camel.cloudflare.cache.DatabaseException;

/** This process's part in one credential's budget: its leases and what it has in flight. */
final class CredentialBudget {

    /** Other processes learn what an answer announced after at most this long, if a lease does not tell them earlier. */
    private static final Duration WRITE_EVERY = Duration.ofSeconds(1);

    private final String credential;
    private final BudgetStore store;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Pace pace;
    /** One lease a purpose: what provisioning may take out of the window, sync may not spend. */
    private final Map<Purpose, Lease> leases = new EnumMap<>(Purpose.class);

    private Unwritten unwritten = Unwritten.NOTHING;
    private Optional<Instant> blockedUntil = Optional.empty();
    private Instant writtenAt = Instant.EPOCH;
    private long inFlight;

    /** @param pace that of the process, which has one address for all its credentials */
    CredentialBudget(String credential, Pace pace, BudgetStore store, InstantSource clock) {
        this.credential = credential;
        this.pace = pace;
        this.store = store;
        this.clock = clock;
    }

    Duration reserve(BudgetSettings settings, Purpose purpose) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Optional<Instant> block = TimeOut.current(blockedUntil, now);
            if (block.isPresent()) {
                return Duration.between(now, block.get());
            }
            Duration pause = pace.take(now, settings.perSecond());
            if (!pause.isZero()) {
                return pause;
            }
            Duration wait = null;
            try {
                wait = spend(settings, purpose, now);
            } finally {
                pace.giveBack(now);
            }
            if (wait.isZero()) {
                inFlight++;
                pace.count(clock.instant());
            }
            return wait;
        } finally {
            lock.unlock();
        }
    }

    void finished() {
        lock.lock();
        try {
            inFlight = Math.max(0, inFlight - 1);
        } finally {
            lock.unlock();
        }
    }

    void observe(RateLimit headers) {
        Optional<Duration> reset = headers.reset().or(headers::window);
        if (headers.remaining().isEmpty() || reset.isEmpty()) {
            return; // a number without an end could hold us up for ever
        }
        lock.lock();
        try {
            Instant now = clock.instant();
            // the server may not have counted what is in flight, and cannot know what is leased
            long left = headers.remaining().getAsLong() - inFlight - leased(now);
            if (left < 0) {
                leases.clear();
            }
            BudgetView view = new BudgetView(
                    headers.quota(),
                    headers.window().map(Duration::toSeconds).stream()
                            .mapToLong(Long::longValue)
                            .findFirst(),
                    Math.max(0, left),
                    TimeOut.bounded(now.plus(reset.get()), now));
            unwritten = unwritten.and(view, now);
            if (!now.isBefore(writtenAt.plus(WRITE_EVERY)) || now.isBefore(writtenAt)) {
                tryToWrite();
            }
        } finally {
            lock.unlock();
        }
    }

    void block(Instant until) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Instant end = TimeOut.bounded(until, now);
            blockedUntil = TimeOut.later(blockedUntil, Optional.of(end), now);
            leases.clear();
            unwritten = unwritten.andBlocked(end);
            tryToWrite();
        } finally {
            lock.unlock();
        }
    }

    long left(BudgetSettings settings, Purpose purpose) {
        lock.lock();
        try {
            Instant now = clock.instant();
            BudgetState state = unwritten.over(store.state(credential, settings.firstSecond(now)), now);
            if (TimeOut.later(blockedUntil, state.blockedUntil(), now).isPresent()) {
                return 0;
            }
            return Math.max(0, Room.of(state, settings, purpose, now).left())
                    + lease(purpose).left(now);
        } finally {
            lock.unlock();
        }
    }

    private Duration spend(BudgetSettings settings, Purpose purpose, Instant now) {
        Lease lease = lease(purpose);
        if (lease.left(now) > 0) {
            leases.put(purpose, lease.spendOne());
            return Duration.ZERO;
        }
        // the instant is read under the write lock, which may have been long in coming
        Grant grant =
                store.exclusively(credential, book -> Grant.from(book, unwritten, settings, purpose, clock.instant()));
        noteWritten();
        leases.put(purpose, grant.rest());
        return grant.pause();
    }

    private void tryToWrite() {
        try {
            store.exclusively(credential, book -> {
                BudgetState state = unwritten.over(book.state(0), clock.instant());
                unwritten.write(book, state);
                return state;
            });
            noteWritten();
        } catch (DatabaseException e) {
            // kept for the next reservation, which fails if the database still does
        }
    }

    private void noteWritten() {
        unwritten = Unwritten.NOTHING;
        writtenAt = clock.instant();
    }

    private Lease lease(Purpose purpose) {
        return leases.getOrDefault(purpose, Lease.NONE);
    }

    private long leased(Instant now) {
        return leases.values().stream().mapToLong(lease -> lease.left(now)).sum();
    }
}
