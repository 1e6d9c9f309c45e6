package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.cache.PublishedRole;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.Policy;

/**
 * Finds the request that gives somebody exactly some rights: by roles where roles say it all, else by policies, so that
 * nothing else that the member holds is lost. What would not come out exactly is refused.
 *
 * <p>Source: Cloudflare API v4, members: {@code PUT} with roles drops what no role expresses; with policies it redefines
 * the roles.
 */
final class MemberChange {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Situation situation;
    private final PolicyEdit edit;
    private final Bodies bodies;

    MemberChange(Situation situation) {
        this.situation = situation;
        this.edit = new PolicyEdit(situation.scopes());
        this.bodies = new Bodies(situation.scopes().wholeAccountKey());
    }

    /**
     * Changes the rights of the member who is there.
     *
     * @throws UnsafeWriteException when no request has exactly this effect
     */
    Write to(Rights after) {
        SeenMember member = situation.requireMember();
        if (!member.rightsTold()) {
            throw new UnsafeWriteException("Cloudflare did not tell the policies of " + situation.whom()
                    + ", so that a change could take rights away unseen: try again, or change this member in"
                    + " Cloudflare's dashboard");
        }
        ObjectNode body = areRoles(member.rights()) && areRoles(after)
                ? Bodies.roles(roleIds(after))
                : bodies.policiesOnly(policies(member, after));
        return new Write(
                "change the rights of " + situation.whom(),
                Write.PUT,
                situation.membersPath() + "/" + member.id(),
                body.toString());
    }

    /**
     * Invites somebody with rights.
     *
     * @param direct whether to add without an invitation
     */
    Write invite(String email, Rights rights, boolean direct) {
        ObjectNode body = areRoles(rights)
                ? Bodies.invitationWithRoles(email, roleIds(rights))
                : bodies.invitationWithPolicies(email, policies(List.of(), rights));
        if (direct) {
            body.put("status", "accepted");
        }
        return new Write("invite " + email, Write.POST, situation.membersPath(), body.toString());
    }

    private List<Policy> policies(SeenMember member, Rights after) {
        List<Policy> policies = named(member.policies());
        if (!PolicyEdit.meaning(policies).equals(member.rights().keys())) {
            throw new UnsafeWriteException("The policies of " + situation.whom()
                    + " do not tell all of its rights, so that a change could take some away: change this member in"
                    + " Cloudflare's dashboard");
        }
        for (Right lost : member.rights().without(after).all()) {
            policies = edit.remove(policies, lost);
        }
        policies = policies(policies, after.without(member.rights()));
        if (!PolicyEdit.meaning(policies).equals(after.keys())) {
            throw new UnsafeWriteException("No set of policies gives " + situation.whom()
                    + " exactly these rights: change this member in Cloudflare's dashboard");
        }
        return policies;
    }

    /** Adds rights, those of one role on objects of one kind by one policy. */
    private List<Policy> policies(List<Policy> policies, Rights gained) {
        List<Policy> more = policies;
        List<Right> left = new ArrayList<>(gained.all());
        while (!left.isEmpty()) {
            Right first = left.get(0);
            String kind = Scopes.kind(first.scopeKey());
            List<Right> together = left.stream()
                    .filter(right -> right.roleId().equals(first.roleId())
                            && right.access().equals(first.access())
                            && Scopes.kind(right.scopeKey()).equals(kind))
                    .toList();
            left.removeAll(together);
            PublishedRole role = new PublishedRole(first.roleId(), first.roleName(), first.kind());
            Policy.Power power = new Policy.Power(situation.roles().permissionGroup(role, kind), first.roleId());
            Policy.Place place = situation
                    .scopes()
                    .place(together.stream().map(Right::scopeKey).toList());
            more = new ArrayList<>(more);
            more.add(new Policy(first.access(), List.of(power), List.of(place)));
        }
        return more;
    }

    /** Ids that cannot be sent back are replaced by what they stand for. */
    private List<Policy> named(List<Policy> policies) {
        return policies.stream()
                .map(policy -> new Policy(
                        policy.access(),
                        policy.powers(),
                        policy.places().stream()
                                .map(place -> Scopes.isUsable(place.id())
                                        ? place
                                        : situation.scopes().place(place.keys()))
                                .toList()))
                .toList();
    }

    private boolean areRoles(Rights rights) {
        return rights.all().stream()
                .allMatch(right -> right.kind().equals(Right.ROLE)
                        && right.access().equals(Right.ALLOW)
                        && right.scopeKey().equals(situation.scopes().wholeAccountKey())
                        && ID.matcher(right.roleId()).matches());
    }

    private static List<String> roleIds(Rights rights) {
        return rights.all().stream().map(Right::roleId).distinct().toList();
    }
}
