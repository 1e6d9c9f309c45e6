package org.iga4camel.cloudflare.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.ChangeReader;
import org.iga4camel.cloudflare.cache.ChangeRow;
import org.iga4camel.cloudflare.cache.ConsumerGoneException;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.PresentState;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.view.Change;
import org.iga4camel.cloudflare.wire.Json;

/**
 * The changes of one account for one consumer: every change once, in order, and again as long as it was not said to be
 * taken. What was taken is remembered in the database, so that a restart repeats only what was given out and not said to
 * be taken, and in a snapshot the whole snapshot, of the state that is then present.
 *
 * <p>Several may exist for one consumer, also in several processes. Only the one that has the turn gives out changes; it
 * keeps the turn until it is closed or its process dies. Safe for use by several threads.
 */
public final class Feed implements AutoCloseable {

    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);

    private final Subscription subscription;
    private final Stores stores;
    private final InstantSource clock;
    private final Deque<ChangeRow> pending = new ArrayDeque<>();
    private DatabaseLock.Held turn;
    private Position position;
    private Position end;
    private PresentState state;
    private Instant seen = Instant.MIN;

    Feed(Subscription subscription, Stores stores, InstantSource clock) {
        this.subscription = subscription;
        this.stores = stores;
        this.clock = clock;
    }

    /** Who is fed with what. */
    public Subscription subscription() {
        return subscription;
    }

    /** Registers the consumer, so that from now on nothing it has not passed is forgotten. Harmless when it is known. */
    public void register() {
        stores.consumers()
                .register(subscription.consumer(), subscription.account(), subscription.startFrom(), clock.instant());
    }

    /** Takes the turn, or keeps it; false when another feed of this consumer has it. */
    public synchronized boolean takeTurn() {
        if (turn == null) {
            turn = stores.locks()
                    .tryLock(Subscription.turn(subscription.consumer(), subscription.account()))
                    .orElse(null);
        }
        return turn != null;
    }

    /**
     * The next changes, without waiting for any; the same ones again until they were {@link #took taken}.
     *
     * @param limit at least 1
     * @return in order, none when there is nothing to take at the moment
     * @throws IllegalStateException without the turn
     * @throws DatabaseException when the database refuses
     */
    public synchronized List<Change> next(int limit) {
        requireTurn();
        if (position == null) {
            load();
        }
        if (pending.isEmpty()) {
            if (position instanceof Position.InSnapshot) {
                readSnapshot(limit);
            } else {
                readChanges(limit);
            }
        }
        return pending.stream().limit(limit).map(Feed::change).toList();
    }

    /**
     * Moves the consumer behind the first of the changes that {@link #next} gave out, durably before this returns.
     *
     * @param changes how many of them were taken, at least 1
     * @throws IllegalStateException without the turn; they will be given out again
     * @throws ConsumerGoneException when the consumer was dropped meanwhile
     * @throws DatabaseException when the database refuses; they will be given out again
     */
    public synchronized void took(int changes) {
        requireTurn();
        if (changes < 1 || changes > pending.size()) {
            throw new IllegalArgumentException(changes + " changes cannot be taken of " + pending.size());
        }
        Position next = end;
        if (changes < pending.size()) {
            ChangeRow last = pending.stream().skip(changes - 1L).findFirst().orElseThrow();
            next = position instanceof Position.InSnapshot ? position : new Position.After(last.id());
        }
        if (!next.equals(position) || isLongUnseen()) {
            move(next, true);
        }
        for (int i = 0; i < changes; i++) {
            pending.remove();
        }
    }

    private void load() {
        register();
        position = stores.consumers()
                .find(subscription.consumer(), subscription.account())
                .orElseThrow()
                .position();
    }

    private void readSnapshot(int limit) {
        if (state == null) {
            Optional<PresentState> present = stores.present(subscription, clock.instant());
            if (present.isEmpty()) {
                noteSeen();
                return;
            }
            state = present.get();
            move(new Position.InSnapshot(state.newestChange()), false);
        }
        List<ChangeRow> rows = readState(limit);
        end = rows.size() == limit ? position : new Position.After(state.newestChange());
        if (rows.size() < limit) {
            closeState();
        }
        if (rows.isEmpty()) {
            move(end, false);
        }
        pending.addAll(rows);
    }

    /** What was read before a failure is lost with it, so the next try begins a snapshot anew. */
    private List<ChangeRow> readState(int limit) {
        try {
            return state.next(limit);
        } catch (DatabaseException e) {
            closeState();
            throw e;
        }
    }

    private void readChanges(int limit) {
        ChangeReader.Page page =
                stores.changes().after(subscription.account(), position.changeId(), subscription.kindsAsJson(), limit);
        end = new Position.After(page.end());
        if (page.rows().isEmpty()) {
            if (end.equals(position)) {
                noteSeen();
            } else {
                move(end, false);
            }
        }
        pending.addAll(page.rows());
    }

    private void move(Position next, boolean tookSomething) {
        Instant now = clock.instant();
        try {
            stores.consumers().move(subscription.consumer(), subscription.account(), next, now, tookSomething);
        } catch (ConsumerGoneException e) {
            forget();
            throw e;
        }
        position = next;
        seen = now;
    }

    /** A look at the database finds nothing most of the time, and is not worth a write each. */
    private void noteSeen() {
        if (isLongUnseen()) {
            seen = clock.instant();
            stores.consumers().seen(subscription.consumer(), subscription.account(), seen);
        }
    }

    private boolean isLongUnseen() {
        Instant now = clock.instant();
        // the clock may have been set back
        return seen.equals(Instant.MIN) || now.isBefore(seen) || !now.isBefore(seen.plus(SEEN_EVERY));
    }

    private void requireTurn() {
        if (turn == null) {
            throw new IllegalStateException("The consumer '" + subscription.consumer() + "' of account "
                    + subscription.account() + " is not served by this feed");
        }
    }

    private void forget() {
        pending.clear();
        position = null;
        closeState();
    }

    private void closeState() {
        if (state != null) {
            state.close();
            state = null;
        }
    }

    private static Change change(ChangeRow row) {
        return new Change(
                row.id(),
                row.account(),
                row.at(),
                row.kind(),
                row.objectId(),
                row.objectName(),
                row.memberId(),
                row.email(),
                row.roleId(),
                row.roleName(),
                row.scopeKey(),
                row.scopeName(),
                json(row.before()),
                json(row.after()),
                row.cause(),
                row.actor());
    }

    private static Object json(String text) {
        try {
            return text == null ? null : Json.MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new DatabaseException("The database has a change that is no JSON", e);
        }
    }

    /** Gives up the turn. What was given out and not taken comes again, from whoever takes the turn next. */
    @Override
    public synchronized void close() {
        forget();
        if (turn != null) {
            turn.close();
            turn = null;
        }
    }
}
