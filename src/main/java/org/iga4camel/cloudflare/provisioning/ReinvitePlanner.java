package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;

/** Withdraws an invitation, where it is still there, and sends another with the same rights. */
final class ReinvitePlanner implements Planner {

    @Override
    public Plan plan(OperationRequest request, Situation situation) {
        SeenMember member = situation.member();
        if (member != null && member.isAccepted()) {
            throw new WrongStatusException(
                    situation.whom() + " has accepted and needs no invitation: grant or revoke instead");
        }
        List<Write> writes = new ArrayList<>();
        if (member != null) {
            requireInvitation(member, situation);
            requireRightsTold(member, situation);
            writes.add(RemovePlanner.write(member, situation));
        }
        String email = email(situation);
        requireMeant(request, situation);
        Rights rights = rights(situation);
        writes.add(new MemberChange(situation).invite(email, rights, false));
        return new Plan(member == null ? Rights.NONE : member.rights(), rights, true, writes, null);
    }

    /** A lapsed invitation is no news to anybody; that a leaver comes back must be said, not come of a mistyped id. */
    private static void requireMeant(OperationRequest request, Situation situation) {
        if (situation.member() == null && !situation.former().invitation() && !request.restore()) {
            throw new RemovedMemberException(
                    situation.whom() + " is no invitation that lapsed, but was removed from account "
                            + situation.account().alias()
                            + ", and would come back with all former rights: invite with the roles"
                            + " that are meant, or set restore to true");
        }
    }

    private static void requireInvitation(SeenMember member, Situation situation) {
        if (member.status() == null) {
            throw new UnsafeWriteException("Cloudflare did not tell the status of " + situation.whom()
                    + ", who may have accepted and would be removed: try again");
        }
        if (!member.isPending() && !member.hasDeclined()) {
            throw new WrongStatusException("The status of " + situation.whom() + " is '" + member.status()
                    + "', which is no invitation's: remove the member and invite it if that is meant");
        }
    }

    private static void requireRightsTold(SeenMember member, Situation situation) {
        if (!member.rightsTold()) {
            throw new UnsafeWriteException("Cloudflare did not tell the policies of " + situation.whom()
                    + ", so that a new invitation could have fewer rights: try again");
        }
    }

    private static String email(Situation situation) {
        if (situation.member() != null && situation.member().email() != null) {
            return situation.member().email();
        }
        if (situation.former() == null || situation.former().email() == null) {
            throw new UnknownMemberException("Account " + situation.account().alias() + " never had an invitation of "
                    + situation.whom() + " that is known here: invite it with roles");
        }
        return situation.former().email();
    }

    private static Rights rights(Situation situation) {
        SeenMember member = situation.member();
        Rights rights = member != null ? member.offered() : situation.former().rights();
        if (!rights.allowAnything()) {
            throw new UnknownMemberException(
                    "It is not known which roles the invitation of " + situation.whom() + " had: invite it with roles");
        }
        return rights;
    }
}
