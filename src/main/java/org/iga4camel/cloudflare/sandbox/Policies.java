package org.iga4camel.cloudflare.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows from policies: the rights they give, and what is left of them without a permission group. */
final class Policies {

    private Policies() {}

    static Policy from(SandboxPolicy policy, Catalog catalog, Ids ids) {
        List<String> permissionGroups = new ArrayList<>();
        for (String id : policy.permissionGroupIds()) {
            if (catalog.permissionGroup(id) == null) {
                throw new IllegalArgumentException("No permission group " + id);
            }
            permissionGroups.add(id);
        }
        List<ResourceGroup> resourceGroups = policy.resourceGroupIds().stream()
                .map(id -> catalog.resourceGroup(id)
                        .orElseThrow(() -> new IllegalArgumentException("No resource group " + id)))
                .toList();
        return new Policy(ids.next(), !policy.access().equals("deny"), permissionGroups, resourceGroups);
    }

    /** One whole-account allow policy per role. */
    static List<Policy> forRoles(List<String> roleIds, Catalog catalog, Ids ids) {
        List<Policy> policies = new ArrayList<>();
        for (String roleId : new LinkedHashSet<>(roleIds)) {
            policies.add(new Policy(
                    ids.next(),
                    true,
                    List.of(catalog.requireRole(roleId).permissionGroupId),
                    List.of(catalog.wholeAccount())));
        }
        return List.copyOf(policies);
    }

    /** What no list of roles can say: what is denied, scoped, or of a permission group without a role of its name. */
    static List<Policy> beyondRoles(List<Policy> policies, Catalog catalog, String accountId) {
        List<Policy> beyond = new ArrayList<>();
        for (Policy policy : policies) {
            List<ResourceGroup> elsewhere = policy.resourceGroups().stream()
                    .filter(group -> !group.isWholeAccount(accountId))
                    .toList();
            Map<Boolean, List<String>> groups = policy.permissionGroupIds().stream()
                    .collect(Collectors.partitioningBy(
                            id -> policy.allow() && catalog.roleNamed(catalog.permissionGroup(id).name) != null));
            beyond.add(new Policy(policy.id(), policy.allow(), groups.get(false), policy.resourceGroups()));
            beyond.add(new Policy(policy.id(), policy.allow(), groups.get(true), elsewhere));
        }
        beyond.removeIf(policy ->
                policy.permissionGroupIds().isEmpty() || policy.resourceGroups().isEmpty());
        return beyond;
    }

    static Set<SandboxGrant> grants(Catalog catalog, List<MemberState> members) {
        Set<SandboxGrant> grants = new LinkedHashSet<>();
        for (MemberState member : members) {
            for (Policy policy : member.policies()) {
                for (String groupId : policy.permissionGroupIds()) {
                    Role role = catalog.roleNamed(catalog.permissionGroup(groupId).name);
                    for (ResourceGroup where : policy.resourceGroups()) {
                        for (String key : where.keys()) {
                            grants.add(new SandboxGrant(
                                    member.id(), role == null ? groupId : role.id, policy.access(), key));
                        }
                    }
                }
            }
        }
        return grants;
    }

    /** The policies without one permission group; a policy that had no other goes. */
    static List<Policy> without(String permissionGroupId, List<Policy> policies) {
        List<Policy> left = new ArrayList<>();
        for (Policy policy : policies) {
            List<String> groups = new ArrayList<>(policy.permissionGroupIds());
            groups.remove(permissionGroupId);
            if (!groups.isEmpty()) {
                left.add(new Policy(policy.id(), policy.allow(), List.copyOf(groups), policy.resourceGroups()));
            }
        }
        return List.copyOf(left);
    }

    /** The policies with a resource group as it is now. */
    static List<Policy> with(ResourceGroup group, List<Policy> policies) {
        return policies.stream()
                .map(policy -> new Policy(
                        policy.id(),
                        policy.allow(),
                        policy.permissionGroupIds(),
                        policy.resourceGroups().stream()
                                .map(former -> former.id.equals(group.id) ? group : former)
                                .toList()))
                .toList();
    }

    static boolean name(ResourceGroup group, List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.resourceGroups().stream())
                .anyMatch(named -> named.id.equals(group.id));
    }

    static boolean isSuperAdministrator(Catalog catalog, String accountId, MemberState member) {
        return member.status().equals(MemberState.ACCEPTED)
                && grants(catalog, List.of(member))
                        .contains(new SandboxGrant(
                                member.id(),
                                Catalog.SUPER_ADMINISTRATOR,
                                "allow",
                                ResourceGroup.accountKey(accountId)));
    }
}
