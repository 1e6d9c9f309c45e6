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
    private final MemberReader reader;
    private final StaticGuards guards;

    Planning(PublishedState published, MemberReader reader, StaticGuards guards) {
        this.published = published;
        this.reader = reader;
        this.guards = guards;
    }

    /**
     * Makes the plan.
     *
     * @throws OperationRefusedException when it cannot be done, or a guard that needs no further look forbids it
     * @throws NotAppliedException when an invitation was accepted and does not give what was asked for
     * @throws UnexpectedAnswerException when a member whom Cloudflare calls existing cannot be found
     */
    public void plan(Operation operation) {
        if (operation.plan() == null) {
            operation.subject().beganWith(operation.subject().member());
        }
        requireNotReplaced(operation);
        Situation situation = situation(operation);
        Plan plan = Planner.of(operation.request().kind()).plan(requestNow(operation), situation);
        Rights lacking = operation.hasWritten() ? lacking(operation, plan) : Rights.NONE;
        requireGiven(operation, lacking);
        operation.plans(plan);
        if (plan.isUnchanged()) {
            boolean isApplied = operation.hasWritten() && lacking.isEmpty();
            operation.ends(isApplied ? OperationStatus.APPLIED : OperationStatus.UNCHANGED);
            return;
        }
        guards.check(operation, situation);
    }

    /** Ends a dry run, which was looked at by all guards. */
    public void endDryRun(Operation operation) {
        operation.ends(OperationStatus.PLANNED);
    }

    /** What an invitation was to give to whom is there now, and will not be given any more. */
    private static Rights lacking(Operation operation, Plan now) {
        boolean isLeftAsItIs = operation.attempt().write().invites() && now.isUnchanged();
        return isLeftAsItIs ? operation.plan().gains().without(now.after()) : Rights.NONE;
    }

    /** An invitation that was sent again and gives less is not taken for one to be sent again. */
    private static void requireNotReplaced(Operation operation) {
        Member member = operation.subject().member();
        boolean isSentAgain = operation.request().kind() == OperationKind.REINVITE
                && operation.hasWritten()
                && operation.attempt().write().invites();
        if (isSentAgain && member != null) {
            requireGiven(operation, operation.plan().gains().without(member.offered()));
        }
    }

    private static void requireGiven(Operation operation, Rights lacking) {
        if (lacking.isEmpty() || !operation.attempt().wasAnswered()) {
            return;
        }
        String names = lacking.all().stream().map(Right::roleName).distinct().collect(Collectors.joining(", "));
        throw new NotAppliedException("Cloudflare accepted to "
                + operation.attempt().write().what() + ", but did not give " + names + ": grant what is missing");
    }

    private static OperationRequest requestNow(Operation operation) {
        OperationRequest asked = operation.request();
        return asked.direct() == operation.isDirect() ? asked : asked.withoutDirect();
    }

    private Situation situation(Operation operation) {
        String account = operation.request().account();
        remember(operation, account);
        return new Situation(
                operation.account(),
                operation.subject().memberId(),
                operation.subject().email(),
                operation.subject().member(),
                operation.subject().former(),
                reader.roles(operation.account()),
                reader.scopes(operation.account()));
    }

    /** An invitation that is gone is sent again with what is known of it. */
    private void remember(Operation operation, String account) {
        if (operation.request().kind() != OperationKind.REINVITE
                || operation.subject().former() != null) {
            return;
        }
        Member first = operation.subject().first();
        String id = operation.subject().memberId();
        if (first != null) {
            operation.subject().isAboutFormer(first.id());
            operation.subject().remembers(new Situation.Former(first.email(), first.offered(), true));
        } else if (id == null || operation.subject().gone().contains(id)) {
            // who has the id still, under another address, is nobody's former invitation
            Optional<FormerMember> gone = id != null
                    ? published.former(account, id)
                    : published.formerByEmail(account, operation.subject().email());
            String goneId = gone.map(FormerMember::memberId).orElse(id);
            operation.subject().isAboutFormer(goneId);
            published
                    .member(account, goneId)
                    .map(stale -> new Situation.Former(
                            stale.email(),
                            Rights.of(published.rights(account, goneId)),
                            Member.isInvitation(stale.status())))
                    .or(() -> gone.map(left -> new Situation.Former(
                            left.email(),
                            Rights.of(left.rights()),
                            Member.isInvitation(left.status()) && !left.wasRemoved())))
                    .ifPresent(operation.subject()::remembers);
        }
    }
}
