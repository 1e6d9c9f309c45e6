package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.Policy;

/**
 * Writes the bodies of requests.
 *
 * <p>Source: Cloudflare API v4, members: {@code roles} are texts when inviting and objects when changing.
 */
final class Bodies {

    private final String wholeAccountKey;

    Bodies(String wholeAccountKey) {
        this.wholeAccountKey = wholeAccountKey;
    }

    static ObjectNode invitationWithRoles(String email, List<String> roleIds) {
        ObjectNode body = Json.object().put("email", email);
        ArrayNode roles = body.putArray("roles");
        roleIds.forEach(roles::add);
        return body;
    }

    ObjectNode invitationWithPolicies(String email, List<Policy> policies) {
        ObjectNode body = Json.object().put("email", email);
        body.set("policies", policies(policies));
        return body;
    }

    static ObjectNode roles(List<String> roleIds) {
        ObjectNode body = Json.object();
        ArrayNode roles = body.putArray("roles");
        roleIds.forEach(id -> roles.addObject().put("id", id));
        return body;
    }

    /**
     * All policies of a member.
     *
     * @throws UnsafeWriteException when one of them cannot be named in a request
     */
    ObjectNode policiesOnly(List<Policy> policies) {
        ObjectNode body = Json.object();
        body.set("policies", policies(policies));
        return body;
    }

    private ArrayNode policies(List<Policy> policies) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (Policy policy : policies) {
            ObjectNode node = array.addObject().put("access", policy.access());
            ArrayNode powers = node.putArray("permission_groups");
            for (Policy.Power power : policy.powers()) {
                if (power.id() == null) {
                    throw unsafe("a permission group without an id");
                }
                powers.addObject().put("id", power.id());
            }
            ArrayNode places = node.putArray("resource_groups");
            policy.places().forEach(place -> places.add(place(place)));
        }
        return array;
    }

    private ObjectNode place(Policy.Place place) {
        if (Scopes.isUsable(place.id())) {
            return Json.object().put("id", place.id());
        }
        if (place.keys().isEmpty() || !place.keys().stream().allMatch(Scopes::isObject)) {
            throw unsafe("a resource group that Cloudflare did not tell");
        }
        ObjectNode node = Json.object();
        ObjectNode scope = node.putObject("scope").put("key", wholeAccountKey);
        ArrayNode objects = scope.putArray("objects");
        place.keys().forEach(key -> objects.addObject().put("key", key.equals(wholeAccountKey) ? "*" : key));
        return node;
    }

    private static UnsafeWriteException unsafe(String what) {
        return new UnsafeWriteException("The member holds a right through " + what
                + ", which would be lost by a change: change this member in Cloudflare's dashboard");
    }
}
