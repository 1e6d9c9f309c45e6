package org.iga4camel.cloudflare.provisioning;

import java.util.List;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.ResourceGroup;

/** Takes roles from a member, and never the last one unless something takes its place. */
final class RevokePlanner implements Planner {

    @Override
    public Plan plan(OperationRequest request, Situation situation) {
        Asked asked = Asked.of(request, situation);
        SeenMember member = situation.member();
        if (member == null) {
            return Plan.unchanged(Rights.NONE, false, situation.whom() + " is no member");
        }
        if (member.hasDeclined()) {
            return Plan.unchanged(
                    Rights.NONE, true, situation.whom() + " declined the invitation, so that it has no role");
        }
        Rights taken = member.rights().both(asked.rights());
        if (taken.isEmpty()) {
            if (!member.rightsTold()) {
                throw new UnsafeWriteException("Cloudflare did not tell the policies of " + situation.whom()
                        + ", which may give what is to be revoked: try again");
            }
            return Plan.unchanged(member.rights(), true, elsewhere(asked, member));
        }
        Rights left = member.rights().without(taken);
        if (left.allowAnything()) {
            return plan(member, left, situation, null);
        }
        return plan(member, left.and(instead(taken, situation)), situation, """
                Minimal Account Access takes the place of the last role""");
    }

    private static Plan plan(SeenMember member, Rights after, Situation situation, String detail) {
        return new Plan(member.rights(), after, true, List.of(new MemberChange(situation).to(after)), detail);
    }

    private static Rights instead(Rights taken, Situation situation) {
        String key = situation.scopes().wholeAccountKey();
        Right minimal = new Right(
                MinimalAccountAccess.ID,
                situation.roles().name(MinimalAccountAccess.ID).orElse(MinimalAccountAccess.NAME),
                Right.ROLE,
                Right.ALLOW,
                key,
                ResourceGroup.WHOLE_ACCOUNT);
        if (!situation.account().provisioning().minimalForLastRole()) {
            throw new LastRoleException(names(taken) + " is the last role of " + situation.whom()
                    + ", and Cloudflare has no members without one: remove the member, or set"
                    + " cloudflare-iga.last-role to minimal, so that Minimal Account Access takes its place");
        }
        if (taken.has(minimal)) {
            throw new LastRoleException("Minimal Account Access is the last role of " + situation.whom()
                    + ", and nothing is less than that: remove the member");
        }
        return Rights.of(List.of(minimal));
    }

    /** Who asks without a scope may mean one that the role is held on. */
    private static String elsewhere(Asked asked, SeenMember member) {
        String scopes = member.rights().all().stream()
                .filter(right -> right.access().equals(Right.ALLOW)
                        && asked.roles().stream().anyMatch(role -> role.id().equals(right.roleId())))
                .map(Right::scopeKey)
                .distinct()
                .collect(Collectors.joining(", "));
        return scopes.isEmpty() ? null : "The role is held elsewhere, on " + scopes + "; name that scope to revoke it";
    }

    private static String names(Rights rights) {
        return rights.all().stream()
                .map(right -> right.roleName() == null ? right.roleId() : right.roleName())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
