package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.cache.PublishedRole;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.ResourceGroup;

/**
 * The roles that were asked for and where, looked up.
 *
 * @param place as a policy names it
 */
record Asked(List<PublishedRole> roles, ResourceGroup scope, String place) {

    Asked {
        roles = List.copyOf(roles);
    }

    /**
     * Looks up what a request names.
     *
     * @throws UnknownRoleException about a role
     * @throws UnknownScopeException about the scope
     */
    static Asked of(OperationRequest request, Situation situation) {
        ResourceGroup scope = situation.scopes().scope(request.scope());
        List<PublishedRole> roles =
                request.roles().stream().map(situation.roles()::role).distinct().toList();
        return new Asked(roles, scope, request.scope());
    }

    Rights rights() {
        List<Right> rights = new ArrayList<>();
        for (PublishedRole role : roles) {
            rights.addAll(on(role).all());
        }
        return Rights.of(rights);
    }

    /** What one of the roles gives. */
    Rights on(PublishedRole role) {
        return Rights.of(scope.scopeKeys().stream()
                .map(key -> new Right(role.id(), role.name(), role.kind(), Right.ALLOW, key, scope.name()))
                .toList());
    }
}
