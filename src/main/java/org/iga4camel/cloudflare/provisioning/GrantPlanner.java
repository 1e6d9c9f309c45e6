package org.iga4camel.cloudflare.provisioning;

import java.util.List;

/** Gives a member the roles that it does not have yet. */
final class GrantPlanner implements Planner {

    @Override
    public Plan plan(OperationRequest request, Situation situation) {
        Asked asked = Asked.of(request, situation);
        SeenMember member = situation.requireMember();
        if (member.hasDeclined()) {
            throw new WrongStatusException(situation.whom()
                    + " declined the invitation and can be given nothing: invite again with 'reinvite'");
        }
        return plan(asked.rights(), member, situation, null);
    }

    static Plan plan(Rights asked, SeenMember member, Situation situation, String detail) {
        Rights after = member.rights().and(asked);
        if (after.equals(member.rights())) {
            return Plan.unchanged(after, true, detail);
        }
        return new Plan(member.rights(), after, true, List.of(new MemberChange(situation).to(after)), detail);
    }
}
