package org.iga4camel.cloudflare.provisioning;

import java.util.List;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.model.Right;

/** Invites somebody; who is a member or invited already is adopted as it is, or given what is missing when asked to. */
final class InvitePlanner implements Planner {

    @Override
    public Plan plan(OperationRequest request, Situation situation) {
        Rights asked = Asked.of(request, situation).rights();
        SeenMember member = situation.member();
        if (member == null) {
            Write write = new MemberChange(situation).invite(request.email(), asked, request.direct());
            return new Plan(Rights.NONE, asked, true, List.of(write), null);
        }
        if (member.hasDeclined()) {
            throw new WrongStatusException(
                    situation.whom() + " declined an earlier invitation: send it again with 'reinvite'");
        }
        String there = member.isAccepted() ? " is a member already" : " is invited already";
        Rights missing = asked.without(member.rights());
        if (missing.isEmpty() || request.mergeRoles()) {
            return GrantPlanner.plan(asked, member, situation, situation.whom() + there);
        }
        String lacks = missing.all().stream().map(Right::roleName).distinct().collect(Collectors.joining(", "));
        return Plan.unchanged(
                member.rights(),
                true,
                situation.whom() + there + " and does not have " + lacks + "; with mergeRoles it is given that too");
    }
}
