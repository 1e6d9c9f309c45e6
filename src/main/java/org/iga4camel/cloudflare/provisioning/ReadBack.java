package org.iga4camel.cloudflare.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what became of a write. Cloudflare may show the former state for some seconds, so that only what was asked for
 * is believed at once; anything else is looked at again until that time is over.
 *
 * <p>Source: Cloudflare API v4: reads after writes may be stale, and a write that was accepted may not be applied.
 */
public final class ReadBack {

    /** A look that began before the time was over may end after it. */
    static final Duration LAST_LOOK = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

    private final InstantSource clock;

    ReadBack(InstantSource clock) {
        this.clock = clock;
    }

    /** Says whom to look at. */
    public void begin(Operation operation) {
        Attempt attempt = operation.attempt();
        attempt.isLookedAt(clock.instant());
        operation.lookFor(
                attempt.memberId() != null
                        ? Search.byId(attempt.memberId())
                        : Search.invited(
                                operation.subject().email(), operation.subject().formerMemberId()));
    }

    /**
     * Judges what was seen.
     *
     * @throws NotAppliedException when the write was not carried out
     * @throws OperationUnsettledException when Cloudflare shows too little to tell for too long
     */
    public void judge(Operation operation) {
        Attempt attempt = operation.attempt();
        Plan plan = operation.plan();
        Member member = operation.subject().member();
        if (plan.isHidden(attempt.write(), member)) {
            couldNotLook(
                    operation,
                    new UnexpectedAnswerException("Cloudflare did not tell the policies of "
                            + operation.subject().email()));
            return;
        }
        if (plan.isReached(attempt.write(), member)) {
            operation.verifies();
            noteLosses(operation, plan.missingFrom(member));
            if (plan.writes().size() == 1) {
                operation.ends(OperationStatus.APPLIED);
            } else if (operation.isResumed()) {
                throw new NotAppliedException(
                        "Cloudflare did " + attempt.write().what()
                                + "; the process that asked for it was interrupted before the rest was sent");
            }
            return;
        }
        // however late the answer came, it is no newer than the question
        if (mayBeStale(operation, attempt.lookedAt())) {
            attempt.lookAgain();
            return;
        }
        attempt.settle();
        boolean asBefore = attempt.write().invites()
                ? member == null
                : member != null && member.rights().equals(plan.before());
        if (attempt.wasAnswered() && asBefore) {
            throw new NotAppliedException("Cloudflare accepted to "
                    + attempt.write().what() + ", but did not do it: its answers still show the state before");
        }
        boolean tooLate = clock.instant().isAfter(operation.deadline());
        if (operation.isResumed() || tooLate || operation.writes() >= Operation.MOST_ATTEMPTS) {
            throw new NotAppliedException("Cloudflare did not "
                    + attempt.write().what()
                    + (operation.isResumed() ? "; the process that asked for it was interrupted" : ": try again"));
        }
        LOG.info(
                "Operation {}: {} was not carried out and is planned again",
                operation.id(),
                attempt.write().what());
        operation.replans();
    }

    /**
     * Nothing could be seen.
     *
     * @throws OperationUnsettledException when that went on for too long
     */
    public void couldNotLook(Operation operation, Exception failure) {
        if (mayBeStale(operation, clock.instant())) {
            operation.attempt().lookAgain();
            return;
        }
        throw new OperationUnsettledException("It is not known whether Cloudflare did "
                + operation.attempt().write().what()
                + ", because it cannot be looked up now (" + failure.getMessage() + "); operation " + operation.id()
                + " stays open and is settled as soon as Cloudflare answers");
    }

    private static boolean mayBeStale(Operation operation, Instant asked) {
        return operation
                .attempt()
                .mayBeStale(asked, operation.account().provisioning().settleWithin());
    }

    /** What was to stay and is not there went at the same time, by somebody else or by Cloudflare. */
    private static void noteLosses(Operation operation, Rights missing) {
        if (operation.attempt().write().removes() || missing.isEmpty()) {
            return;
        }
        String names = String.join(
                ", ",
                missing.all().stream()
                        .map(right -> right.roleName() + " on " + right.scopeKey())
                        .toList());
        operation.notes("Rights that were to stay are not there afterwards: " + names);
        LOG.warn("Operation {}: rights that were to stay are not there afterwards: {}", operation.id(), names);
    }
}
