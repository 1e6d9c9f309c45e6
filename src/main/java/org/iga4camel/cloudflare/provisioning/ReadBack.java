package org.iga4camel.cloudflare.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.iga4camel.cloudflare.gateway.BudgetExhaustedException;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.DeadlinePassedException;
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

    /** A look at whom the last write was about. */
    public Look look(RunningOperation operation) {
        State.Sent sent = operation.state(State.Sent.class);
        Subject subject = sent.subject();
        String memberId = sent.course().attempt().memberId();
        Search search =
                memberId != null ? Search.byId(memberId) : Search.invited(subject.email(), subject.formerMemberId());
        return Look.after(operation, sent, search, clock);
    }

    /**
     * Judges what was seen.
     *
     * @throws NotAppliedException when the write was not carried out
     * @throws OperationUnsettledException when Cloudflare shows too little to tell for too long
     */
    public void judge(RunningOperation operation, Look look) {
        Subject subject;
        try {
            subject = Looks.shown(operation, look);
        } catch (CloudflareException
                | BudgetExhaustedException
                | DeadlinePassedException
                | UnexpectedAnswerException nothingSeen) {
            lookAgain(operation, operation.subject(), clock.instant(), nothingSeen.getMessage());
            return;
        }
        Plan plan = operation.course().plan();
        Write write = operation.course().attempt().write();
        SeenMember member = subject.member();
        if (plan.isHidden(write, member)) {
            lookAgain(
                    operation, subject, clock.instant(), "Cloudflare did not tell the policies of " + subject.email());
        } else if (plan.isReached(write, member)) {
            carriedOut(operation, subject);
        } else if (!isLookedAtAgain(operation, subject, look.begunAt())) {
            notCarriedOut(operation, subject);
        }
    }

    private static void carriedOut(RunningOperation operation, Subject subject) {
        Course course = notingLosses(operation, subject);
        Plan plan = course.plan();
        operation.becomes(new State.Seen(subject, course));
        if (plan.writes().size() == 1) {
            operation.ends(OperationStatus.APPLIED);
        } else if (operation.isResumed()) {
            throw new NotAppliedException(
                    "Cloudflare did " + course.attempt().write().what()
                            + "; the process that asked for it was interrupted before the rest was sent");
        }
    }

    private void notCarriedOut(RunningOperation operation, Subject subject) {
        Course course = operation.course();
        Attempt attempt = course.attempt();
        SeenMember member = subject.member();
        String what = attempt.write().what();
        operation.becomes(new State.Seen(subject, course));
        boolean asBefore = attempt.write().invites()
                ? member == null
                : member != null && member.rights().equals(course.plan().before());
        if (attempt.wasAnswered() && asBefore) {
            throw new NotAppliedException(
                    "Cloudflare accepted to " + what + ", but did not do it: its answers still show the state before");
        }
        boolean tooLate = clock.instant().isAfter(operation.deadline());
        if (operation.isResumed() || tooLate || course.writes() >= RunningOperation.MOST_ATTEMPTS) {
            throw new NotAppliedException("Cloudflare did not " + what
                    + (operation.isResumed() ? "; the process that asked for it was interrupted" : ": try again"));
        }
        LOG.info("Operation {}: {} was not carried out and is planned again", operation.id(), what);
    }

    /** @throws OperationUnsettledException when nothing was to be seen for too long */
    private static void lookAgain(RunningOperation operation, Subject subject, Instant now, String why) {
        if (!isLookedAtAgain(operation, subject, now)) {
            throw new OperationUnsettledException("It is not known whether Cloudflare did "
                    + operation.course().attempt().write().what()
                    + ", because it cannot be looked up now (" + why + "); operation " + operation.id()
                    + " stays open and is settled as soon as Cloudflare answers");
        }
    }

    /** Returns whether Cloudflare may still show the state before the write, and prepares the next look if so. */
    private static boolean isLookedAtAgain(RunningOperation operation, Subject subject, Instant asked) {
        State.Sent sent = operation.state(State.Sent.class);
        Attempt attempt = sent.course().attempt().knownBy(asked);
        boolean again =
                attempt.mayBeStale(asked, operation.account().provisioning().settleWithin());
        operation.becomes(
                new State.Sent(subject, sent.course().with(attempt), again ? Pause.after(sent.pause()) : sent.pause()));
        return again;
    }

    /** What was to stay and is not there went at the same time, by somebody else or by Cloudflare. */
    private static Course notingLosses(RunningOperation operation, Subject subject) {
        Course course = operation.course().verifying();
        Rights missing = course.plan().missingFrom(subject.member());
        if (course.attempt().write().removes() || missing.isEmpty()) {
            return course;
        }
        String names = String.join(
                ", ",
                missing.all().stream()
                        .map(right -> right.roleName() + " on " + right.scopeKey())
                        .toList());
        LOG.warn("Operation {}: rights that were to stay are not there afterwards: {}", operation.id(), names);
        return course.noting("Rights that were to stay are not there afterwards: " + names);
    }
}
