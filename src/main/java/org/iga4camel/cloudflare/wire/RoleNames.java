package org.iga4camel.cloudflare.wire;

import java.util.Map;
import java.util.Optional;

/**
 * The names by which a policy's permission group is recognised as the other face of a role.
 *
 * @param roleIds ids of roles by name, without the names that several roles share
 * @param permissionGroupNames names of permission groups by id
 */
public record RoleNames(Map<String, String> roleIds, Map<String, String> permissionGroupNames) {

    public static final RoleNames EMPTY = new RoleNames(Map.of(), Map.of());

    public RoleNames {
        roleIds = Map.copyOf(roleIds);
        permissionGroupNames = Map.copyOf(permissionGroupNames);
    }

    public Optional<String> roleNamed(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(roleIds.get(name));
    }

    public Optional<String> permissionGroupName(String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(permissionGroupNames.get(id));
    }
}
