package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads {@code roles} or {@code policies} out of a request body, and refuses what Cloudflare refuses. */
final class GrantsBody {

    private final SandboxAccount account;

    GrantsBody(SandboxAccount account) {
        this.account = account;
    }

    /**
     * The policies a body asks for; given both, policies win.
     *
     * @param rightForm roles are strings in POST and objects in PUT; the other form is refused
     */
    List<Policy> policies(JsonNode body, Predicate<JsonNode> rightForm, Function<JsonNode, String> roleId) {
        if (!body.path("policies").isEmpty()) {
            return policies(body.path("policies"));
        }
        JsonNode roles = body.path("roles");
        if (roles.isMissingNode() || roles.isEmpty()) {
            throw ApiError.invalid("Value required for parameter 'roles'");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode role : roles) {
            if (!rightForm.test(role)) {
                throw ApiError.invalid("invalid type " + role.getNodeType() + " for field 'roles'");
            }
            String id = roleId.apply(role);
            if (account.catalog.role(id).filter(known -> known.assignable).isEmpty()) {
                throw ApiError.invalid("Invalid role assignments found");
            }
            ids.add(id);
        }
        return account.policiesFor(ids);
    }

    /** The policies of an array, each checked for access, permission groups and where they may apply. */
    List<Policy> policies(JsonNode array) {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : array) {
            String access = policy.path("access").asText();
            if (!access.equals("allow") && !access.equals("deny")) {
                throw ApiError.invalid("policy access must be allow or deny");
            }
            List<String> permissionGroups = new ArrayList<>();
            for (JsonNode group : policy.path("permission_groups")) {
                String id = group.path("id").asText();
                if (account.catalog.permissionGroup(id) == null) {
                    throw unprocessable();
                }
                permissionGroups.add(id);
            }
            List<ResourceGroup> resourceGroups = new ArrayList<>();
            for (JsonNode group : policy.path("resource_groups")) {
                resourceGroups.add(resourceGroup(group));
            }
            if (permissionGroups.isEmpty() || resourceGroups.isEmpty()) {
                throw ApiError.invalid("policy needs permission_groups and resource_groups");
            }
            requirePairs(permissionGroups, resourceGroups);
            policies.add(new Policy(account.ids.next(), access.equals("allow"), permissionGroups, resourceGroups));
        }
        return List.copyOf(policies);
    }

    private ResourceGroup resourceGroup(JsonNode group) {
        if (group.has("id")) {
            return account.catalog.resourceGroup(group.path("id").asText()).orElseThrow(GrantsBody::unprocessable);
        }
        JsonNode scope = group.path("scope");
        List<String> keys = new ArrayList<>();
        scope.path("objects").forEach(object -> keys.add(object.path("key").asText()));
        if (keys.isEmpty() || scope.path("key").asText().isEmpty()) {
            throw unprocessable();
        }
        ResourceGroup anonymous =
                new ResourceGroup(account.ids.next(), null, scope.path("key").asText(), keys, true);
        account.catalog.add(anonymous);
        return anonymous;
    }

    private void requirePairs(List<String> permissionGroups, List<ResourceGroup> resourceGroups) {
        for (String id : permissionGroups) {
            String scopes = account.catalog.permissionGroup(id).scopes;
            if (!resourceGroups.stream().allMatch(group -> group.kind().equals(scopes))) {
                throw unprocessable();
            }
        }
    }

    private static ApiError unprocessable() {
        return ApiError.of(400, 1006, "Unknown error when processing member").withEmptyArray();
    }
}
