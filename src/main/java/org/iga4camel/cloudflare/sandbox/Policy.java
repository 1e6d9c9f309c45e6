package org.iga4camel.cloudflare.sandbox;

import java.util.List;

/** A policy as kept: permission groups by id because they can be renamed, resource groups as they are. */
record Policy(String id, boolean allow, List<String> permissionGroupIds, List<ResourceGroup> resourceGroups) {

    String access() {
        return allow ? "allow" : "deny";
    }

    boolean coversWholeAccount(String accountId) {
        return resourceGroups.stream().anyMatch(group -> group.isWholeAccount(accountId));
    }
}
