package org.iga4camel.cloudflare.provisioning;

import java.util.List;

/** Removes a member, or withdraws its invitation. */
final class RemovePlanner implements Planner {

    @Override
    public Plan plan(OperationRequest request, Situation situation) {
        SeenMember member = situation.member();
        if (member == null) {
            return Plan.unchanged(Rights.NONE, false, situation.whom() + " is no member");
        }
        return new Plan(member.rights(), Rights.NONE, false, List.of(write(member, situation)), null);
    }

    static Write write(SeenMember member, Situation situation) {
        return new Write("remove " + situation.whom(), Write.DELETE, situation.membersPath() + "/" + member.id(), null);
    }
}
