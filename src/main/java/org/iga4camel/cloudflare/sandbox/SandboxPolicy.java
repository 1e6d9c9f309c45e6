package org.iga4camel.cloudflare.sandbox;

import java.util.List;

/**
 * A policy to give to a member or a user group.
 *
 * @param access {@code allow} or {@code deny}
 * @param permissionGroupIds what may (not) be done
 * @param resourceGroupIds where
 */
public record SandboxPolicy(String access, List<String> permissionGroupIds, List<String> resourceGroupIds) {

    /** Copies the lists. */
    public SandboxPolicy {
        permissionGroupIds = List.copyOf(permissionGroupIds);
        resourceGroupIds = List.copyOf(resourceGroupIds);
    }

    /** Allows one permission group on some resource groups. */
    public static SandboxPolicy allow(String permissionGroupId, String... resourceGroupIds) {
        return new SandboxPolicy("allow", List.of(permissionGroupId), List.of(resourceGroupIds));
    }

    /** Denies one permission group on some resource groups. */
    public static SandboxPolicy deny(String permissionGroupId, String... resourceGroupIds) {
        return new SandboxPolicy("deny", List.of(permissionGroupId), List.of(resourceGroupIds));
    }
}
