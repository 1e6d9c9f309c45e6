package org.iga4camel.cloudflare.provisioning;

import java.time.Duration;
import java.time.Instant;

/**
 * One write: what is known of it before anybody looks.
 *
 * @param memberId the member to look at, null when only the address is known
 * @param knownAt when the outcome was known, null while the write is under way
 */
record Attempt(Write write, String memberId, Outcome outcome, Instant knownAt) {

    /** What is known of a write itself. */
    enum Outcome {
        /** It may have left. */
        UNDER_WAY,
        /** Cloudflare said that it was carried out. */
        ANSWERED,
        /** It left, and no usable answer came. */
        UNCERTAIN,
        /** Cloudflare said that it was not carried out, or it did not leave. */
        REFUSED,
        /** Cloudflare refused to invite because somebody has the address already. */
        SOMEBODY_IS_THERE
    }

    /**
     * A write that is about to leave.
     *
     * @param memberId the member that is there before, null when there is none; an invitation makes another
     */
    static Attempt begin(Write write, String memberId) {
        return new Attempt(write, write.invites() ? null : memberId, Outcome.UNDER_WAY, null);
    }

    Attempt ended(Outcome end, Instant at) {
        return new Attempt(write, memberId, end, at);
    }

    /** The answer to an invitation told the new member's id; null when it did not. */
    Attempt about(String newMemberId) {
        return new Attempt(write, newMemberId, outcome, knownAt);
    }

    boolean wasAnswered() {
        return outcome == Outcome.ANSWERED;
    }

    boolean hasFoundSomebody() {
        return outcome == Outcome.SOMEBODY_IS_THERE;
    }

    /** A clock that was set back begins the time anew in which the state before may be shown. */
    Attempt knownBy(Instant now) {
        return knownAt.isAfter(now) ? ended(outcome, now) : this;
    }

    /** Whether Cloudflare may still show the state before the write. */
    boolean mayBeStale(Instant now, Duration within) {
        return now.isBefore(knownAt.plus(within));
    }
}
