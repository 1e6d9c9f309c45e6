package org.iga4camel.cloudflare.provisioning;

import java.time.Duration;
import java.time.Instant;

/** One write on its way: what became of it as far as is known. */
final class Attempt {

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 1000;

    /** What is known of the write itself, before anybody looks. */
    enum Outcome {
        /** It may have left. */
        UNDER_WAY,
        /** Cloudflare said that it was carried out. */
        ANSWERED,
        /** It left, and no usable answer came. */
        UNCERTAIN,
        /** Cloudflare said that it was not carried out. */
        REFUSED
    }

    private final Write write;
    private final String memberId;
    private Outcome outcome = Outcome.UNDER_WAY;
    private Instant knownAt;
    private Instant lookedAt;
    private String invitedId;
    private boolean existing;
    private boolean settled;
    private long pause;

    /** @param memberId the member that is there before, null when there is none */
    Attempt(Write write, String memberId) {
        this.write = write;
        this.memberId = memberId;
    }

    Write write() {
        return write;
    }

    /** The member to look at, null when only the address is known. */
    String memberId() {
        return write.invites() ? invitedId : memberId;
    }

    void ended(Outcome end, Instant at) {
        outcome = end;
        knownAt = at;
    }

    /** The id that the answer to an invitation told, null when it told none. */
    void invited(String id) {
        invitedId = id;
    }

    /** Cloudflare refused to invite because somebody has the address already. */
    void foundSomebody() {
        existing = true;
    }

    boolean hasFoundSomebody() {
        return existing;
    }

    boolean wasAnswered() {
        return outcome == Outcome.ANSWERED;
    }

    /** Whether it may have been carried out, and nobody has found out yet. */
    boolean isInDoubt() {
        return !settled && outcome != Outcome.REFUSED;
    }

    /** Whether it was sent and what became of it must be looked up. */
    boolean mustBeVerified() {
        return !settled && (outcome == Outcome.ANSWERED || outcome == Outcome.UNCERTAIN);
    }

    /** What became of it is known. */
    void settle() {
        settled = true;
    }

    /** Cloudflare is being asked what became of it. */
    void isLookedAt(Instant now) {
        lookedAt = now;
    }

    /** When Cloudflare was last asked what became of it. */
    Instant lookedAt() {
        return lookedAt;
    }

    /** Whether Cloudflare may still show the state before the write. A clock that is set back begins that time anew. */
    boolean mayBeStale(Instant now, Duration within) {
        if (knownAt.isAfter(now)) {
            knownAt = now;
        }
        return now.isBefore(knownAt.plus(within));
    }

    /** Milliseconds before the next look; none before the first. */
    long pause() {
        return pause;
    }

    void lookAgain() {
        pause = pause == 0 ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
    }
}
