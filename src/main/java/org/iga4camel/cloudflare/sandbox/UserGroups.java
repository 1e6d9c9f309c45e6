package org.iga4camel.cloudflare.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The IAM user groups of one account; guarded by the account's lock. */
final class UserGroups {

    /** One group; its member ids may be changed. */
    record Group(String id, String name, List<Policy> policies, Set<String> memberIds) {

        Group withMembers(Collection<String> others) {
            return new Group(id, name, policies, new LinkedHashSet<>(others));
        }
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();

    String add(String id, String name, List<Policy> policies, Set<String> memberIds) {
        put(new Group(id, name, policies, memberIds));
        return id;
    }

    void put(Group group) {
        groups.put(group.id(), group);
    }

    void remove(String id) {
        groups.remove(id);
    }

    Collection<Group> all() {
        return groups.values();
    }

    Optional<Group> byId(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    void forget(String memberId) {
        groups.values().forEach(group -> group.memberIds().remove(memberId));
    }

    void replaceResourceGroup(ResourceGroup resourceGroup) {
        groups.replaceAll((id, group) ->
                new Group(id, group.name(), Policies.with(resourceGroup, group.policies()), group.memberIds()));
    }

    void dropPermissionGroup(String permissionGroupId) {
        groups.replaceAll((id, group) ->
                new Group(id, group.name(), Policies.without(permissionGroupId, group.policies()), group.memberIds()));
    }
}
