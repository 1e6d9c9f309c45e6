package org.iga4camel.cloudflare.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.model.EmailAddress;

/**
 * What one operation keeps others from touching, in all processes on the database. Always taken in the same order:
 * address, member, Super Administrators; so that no two operations wait for each other.
 */
final class Holds implements AutoCloseable {

    /** Waiting is cut into slices so that a stop of the process is noticed. */
    private static final Duration LONGEST_SLICE = Duration.ofMillis(500);

    private final Keeper keeper;
    private final String account;
    private final Instant until;
    private final Deque<DatabaseLock.Held> held = new ArrayDeque<>();

    private Holds(Keeper keeper, String account, Instant until) {
        this.keeper = keeper;
        this.account = account;
        this.until = until;
    }

    /**
     * Where holds come from.
     *
     * @param mayWait throws when the process is being stopped, so that nobody waits any longer
     */
    record Keeper(DatabaseLock locks, InstantSource clock, Runnable mayWait) {

        /** Holds of one operation, which is ready to wait for them until an instant. */
        Holds holds(String account, Instant until) {
            return new Holds(this, account, until);
        }
    }

    /**
     * Waits for a member's address.
     *
     * @throws MemberBusyException when it is not free before the deadline
     */
    void email(String email) throws InterruptedException {
        hold("email:" + account + ":" + EmailAddress.folded(email), "the member " + email);
    }

    /**
     * Waits for a member.
     *
     * @throws MemberBusyException when it is not free before the deadline
     */
    void member(String id) throws InterruptedException {
        hold("member:" + account + ":" + id, "member " + id);
    }

    /**
     * Waits for everybody else who may be taking a Super Administrator away.
     *
     * @throws MemberBusyException when it is not free before the deadline
     */
    void superAdministrators() throws InterruptedException {
        hold("super-administrators:" + account, "the Super Administrators");
    }

    /** Takes the operation itself, if no living process has it. */
    boolean operation(String id) {
        return tryHold("operation:" + id);
    }

    /** Takes an idempotency key, if no operation that is under way has it. */
    boolean idempotencyKey(String requestedBy, String key) {
        return tryHold("idempotency:" + account + ":" + requestedBy + ":" + key);
    }

    boolean isHolding(String memberId) {
        return held.stream().anyMatch(lock -> lock.name().equals("member:" + account + ":" + memberId));
    }

    private boolean tryHold(String name) {
        Optional<DatabaseLock.Held> lock = keeper.locks().tryLock(name);
        lock.ifPresent(held::push);
        return lock.isPresent();
    }

    private void hold(String name, String what) throws InterruptedException {
        if (held.stream().anyMatch(lock -> lock.name().equals(name))) {
            return;
        }
        Optional<DatabaseLock.Held> lock = Optional.empty();
        for (Duration left = left(); lock.isEmpty(); left = left()) {
            keeper.mayWait().run();
            boolean isLast = left.compareTo(LONGEST_SLICE) <= 0;
            lock = keeper.locks().lock(name, isLast ? left : LONGEST_SLICE);
            if (lock.isEmpty() && isLast) {
                throw new MemberBusyException("Other operations on " + what + " of account " + account
                        + " did not end before the deadline of this one: try again");
            }
        }
        held.push(lock.get());
    }

    private Duration left() {
        return Duration.between(keeper.clock().instant(), until);
    }

    @Override
    public void close() {
        while (!held.isEmpty()) {
            held.pop().close();
        }
    }
}
