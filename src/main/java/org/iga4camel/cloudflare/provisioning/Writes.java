package org.iga4camel.cloudflare.provisioning;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.Purpose;
import org.iga4camel.cloudflare.gateway.Refusal;
import org.iga4camel.cloudflare.gateway.RequestRejectedException;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.wire.Json;

/** Sends what is planned, and notes what is known of its outcome before anybody looks. */
public final class Writes {

    /** Source: Cloudflare API v4, members: an address that is there already; the second code is the older one. */
    private static final Set<Integer> MEMBER_EXISTS = Set.of(1008, 1004);

    private static final int INVALID = 1001;

    /** Source: Cloudflare API v4, members: called "Unknown error", which hides a role and a scope that do not go together. */
    private static final int DOES_NOT_FIT = 1006;

    private final InstantSource clock;

    Writes(InstantSource clock) {
        this.clock = clock;
    }

    /** The write that the journal knows to be about to leave. */
    public CloudflareRequest request(RunningOperation operation) {
        Write write = operation.state(State.Sent.class).course().attempt().write();
        return new CloudflareRequest(
                write.what() + " in account " + operation.account().alias(),
                write.method(),
                write.path(),
                Map.of(),
                write.body(),
                Purpose.PROVISIONING,
                operation.sent(),
                operation.deadline(),
                0);
    }

    /** Cloudflare says that it was carried out, which has to be seen. */
    public void answered(RunningOperation operation, Envelope answer) {
        Attempt attempt = operation.course().attempt().ended(Attempt.Outcome.ANSWERED, clock.instant());
        sent(
                operation,
                attempt.write().invites() ? attempt.about(Json.text(answer.result(), "id")) : attempt,
                answer.ray());
    }

    /** It left, and no usable answer came: only looking can tell. */
    public void uncertain(RunningOperation operation, Exception failure) {
        sent(
                operation,
                operation.course().attempt().ended(Attempt.Outcome.UNCERTAIN, clock.instant()),
                Causes.find(failure, CloudflareException.class)
                        .map(known -> known.refusal().ray())
                        .orElse(null));
    }

    private static void sent(RunningOperation operation, Attempt attempt, String ray) {
        Course course = operation.course().sent(attempt).withRay(ray);
        operation.becomes(new State.Sent(operation.subject(), course, 0));
    }

    /**
     * Cloudflare says that it cannot be done. Somebody who is there already, or gone already, is looked for; a direct
     * addition that is refused becomes an invitation.
     *
     * @throws CloudflareException the refusal, when nothing of this is the case
     */
    public void rejected(RunningOperation operation, Exception failure) {
        CloudflareException refused = Causes.find(failure, CloudflareException.class)
                .orElseThrow(() -> new IllegalStateException("No refusal of a write", failure));
        Refusal refusal = refused.refusal();
        Subject subject = operation.subject();
        Attempt attempt = operation.course().attempt();
        Course course = operation
                .course()
                .with(attempt.ended(Attempt.Outcome.REFUSED, clock.instant()))
                .withRay(refusal.ray());
        if (attempt.write().invites() && MEMBER_EXISTS.contains(refusal.code())) {
            somebodyIsThere(operation, course);
        } else if (attempt.write().invites() && course.direct() && refusal.code() == INVALID) {
            operation.becomes(new State.Seen(
                    subject,
                    course.asInvitation("Cloudflare does not allow adding " + subject.email()
                            + " directly, so that an invitation was sent")));
        } else if (refused instanceof NotFoundException && refusal.provesMemberGone()) {
            Subject gone = subject.shown(new Sight(null, clock.instant()));
            operation.becomes(
                    attempt.write().removes()
                            ? new State.Sent(
                                    gone, course.with(attempt.ended(Attempt.Outcome.ANSWERED, clock.instant())), 0)
                            : new State.Seen(gone, course));
        } else {
            operation.becomes(new State.Guarded(subject, course));
            throw refusal.code() == DOES_NOT_FIT ? explained(attempt.write(), refusal) : refused;
        }
    }

    /** Where nothing was written yet, the operation begins with whoever is seen next. */
    private void somebodyIsThere(RunningOperation operation, Course refused) {
        Course course = refused.with(refused.attempt().ended(Attempt.Outcome.SOMEBODY_IS_THERE, clock.instant()));
        Subject subject =
                course.written() ? operation.subject() : operation.subject().inPlaceOf(null, null);
        operation.becomes(new State.Looking(
                subject,
                course.written() ? course : course.unplanned(),
                Search.existing(subject.email(), subject.formerMemberId()),
                0));
    }

    private static CloudflareException explained(Write write, Refusal refusal) {
        return new RequestRejectedException(
                "Cannot " + write.what()
                        + ": one of the roles cannot be given on that scope; roles for the whole account"
                        + " and roles for zones or other objects are different ones, see the roles",
                refusal);
    }

    /**
     * Notes that it was not carried out: it did not leave, or Cloudflare did not let it in.
     *
     * @throws CloudflareIgaException always: the cause
     */
    public void notCarriedOut(RunningOperation operation, Exception failure) {
        State.Sent sent = operation.state(State.Sent.class);
        operation.becomes(sent.refused(sent.course().attempt().ended(Attempt.Outcome.REFUSED, clock.instant())));
        throw Causes.find(failure, CloudflareIgaException.class)
                .orElseThrow(() -> new IllegalStateException("No reason why a write was not sent", failure));
    }
}
