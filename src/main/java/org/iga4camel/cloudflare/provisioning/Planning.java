package org.iga4camel.cloudflare.provisioning;

import java.util.Optional;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.cache.FormerMember;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.Right;

/** Plans an operation by what Cloudflare shows, and ends it where nothing is to be written. */
public final class Planning {

    private final PublishedState published;
    private final StaticGuards guards;

    Planning(PublishedState published, StaticGuards guards) {
        this.published = published;
        this.guards = guards;
    }

    /**
     * Makes the plan.
     *
     * @throws OperationRefusedException when it cannot be done, or a guard that needs no further look forbids it
     * @throws NotAppliedException when an invitation was accepted and does not give what was asked for
     * @throws UnexpectedAnswerException when a member whom Cloudflare calls existing cannot be found
     */
    public void plan(RunningOperation operation) {
        State.Seen seen = operation.state(State.Seen.class);
        Course course = seen.course();
        Subject subject =
                remembering(operation, course.plan() == null ? seen.subject().begun() : seen.subject());
        operation.becomes(new State.Seen(subject, course));
        requireNotReplaced(operation);
        Situation situation = situation(operation);
        Plan plan = Planner.of(operation.request().kind()).plan(requestNow(operation), situation);
        Rights lacking = course.written() ? lacking(course, plan) : Rights.NONE;
        requireGiven(course, lacking);
        operation.becomes(new State.Planned(subject, course.planned(plan)));
        if (plan.isUnchanged()) {
            boolean isApplied = course.written() && lacking.isEmpty();
            operation.ends(isApplied ? OperationStatus.APPLIED : OperationStatus.UNCHANGED);
            return;
        }
        guards.check(operation, situation);
    }

    /** What an invitation was to give to whom is there now, and will not be given any more. */
    private static Rights lacking(Course course, Plan now) {
        boolean isLeftAsItIs = course.attempt().write().invites() && now.isUnchanged();
        return isLeftAsItIs ? course.plan().gains().without(now.after()) : Rights.NONE;
    }

    /** An invitation that was sent again and gives less is not taken for one to be sent again. */
    private static void requireNotReplaced(RunningOperation operation) {
        Course course = operation.course();
        SeenMember member = operation.subject().member();
        boolean isSentAgain = operation.request().kind() == OperationKind.REINVITE
                && course.written()
                && course.attempt().write().invites();
        if (isSentAgain && member != null) {
            requireGiven(course, course.plan().gains().without(member.offered()));
        }
    }

    private static void requireGiven(Course course, Rights lacking) {
        if (lacking.isEmpty() || !course.attempt().wasAnswered()) {
            return;
        }
        String names = lacking.all().stream().map(Right::roleName).distinct().collect(Collectors.joining(", "));
        throw new NotAppliedException("Cloudflare accepted to "
                + course.attempt().write().what() + ", but did not give " + names + ": grant what is missing");
    }

    private static OperationRequest requestNow(RunningOperation operation) {
        OperationRequest asked = operation.request();
        return asked.direct() == operation.course().direct() ? asked : asked.withoutDirect();
    }

    private static Situation situation(RunningOperation operation) {
        Subject subject = operation.subject();
        return new Situation(
                operation.account(),
                subject.memberId(),
                subject.email(),
                subject.member(),
                subject.former(),
                operation.catalogue());
    }

    /** An invitation that is gone is sent again with what is known of it. */
    private Subject remembering(RunningOperation operation, Subject subject) {
        if (operation.request().kind() != OperationKind.REINVITE || subject.former() != null) {
            return subject;
        }
        String account = operation.request().account();
        SeenMember first = subject.first().member();
        String id = subject.memberId();
        if (first != null) {
            return subject.inPlaceOf(first.id(), new Situation.Former(first.email(), first.offered(), true));
        }
        if (id != null && !subject.gone().contains(id)) {
            // who has the id still, under another address, is nobody's former invitation
            return subject;
        }
        Optional<FormerMember> gone =
                id != null ? published.former(account, id) : published.formerByEmail(account, subject.email());
        String goneId = gone.map(FormerMember::memberId).orElse(id);
        Optional<Situation.Former> former = published
                .member(account, goneId)
                .map(stale -> new Situation.Former(
                        stale.email(),
                        Rights.of(published.rights(account, goneId)),
                        SeenMember.isInvitation(stale.status())))
                .or(() -> gone.map(left -> new Situation.Former(
                        left.email(),
                        Rights.of(left.rights()),
                        SeenMember.isInvitation(left.status()) && !left.wasRemoved())));
        return subject.inPlaceOf(goneId, former.orElse(null));
    }
}
