package org.iga4camel.cloudflare.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.iga4camel.cloudflare.model.Right;

/**
 * Reads a member's rights from its two faces, {@code roles} and {@code policies}, without counting one right twice: a
 * role and a whole-account policy whose permission group has the same name are one right, under the role's id. A role
 * entry that carries a permission group's id is only the shadow of that policy, whatever its scope.
 *
 * <p>Source: Cloudflare API v4, members: roles and policies are two views of one grant.
 */
public final class RightsReader {

    /** Which of the two faces came; an absent face is not the same as an empty one. */
    public enum Told {
        ALL,
        ROLES,
        NONE
    }

    /** What was told, and the rights in it. */
    public record Read(Told told, List<Right> rights) {}

    private record Face(String id, String name) {}

    private final RoleNames names;
    private final String wholeAccountKey;
    private final Function<String, Optional<ResourceGroup>> resourceGroups;
    private final Consumer<String> warnings;

    /**
     * Reads the members of one account.
     *
     * @param resourceGroups finds a resource group that a policy names without telling its scope
     */
    public RightsReader(
            RoleNames names,
            String wholeAccountKey,
            Function<String, Optional<ResourceGroup>> resourceGroups,
            Consumer<String> warnings) {
        this.names = names;
        this.wholeAccountKey = wholeAccountKey;
        this.resourceGroups = resourceGroups;
        this.warnings = warnings;
    }

    public Read read(JsonNode member) {
        JsonNode policies = member.path("policies");
        JsonNode roles = member.path("roles");
        if (!policies.isArray() && !roles.isArray()) {
            return new Read(Told.NONE, List.of());
        }
        List<Face> faces = faces(roles);
        boolean areRolesTold = roles.isArray() && faces.stream().noneMatch(RightsReader::isNobody);
        Map<Right.Key, Right> rights = new LinkedHashMap<>();
        List<Face> groups = new ArrayList<>();
        for (JsonNode policy : policies) {
            readPolicy(policy, faces, groups, rights);
        }
        Told told = told(policies);
        for (Face role : faces) {
            if (isNobody(role) || isShadow(role, groups)) {
                continue;
            }
            if (isPermissionGroup(role)) {
                told = Told.ROLES;
            } else {
                readRole(role, rights);
            }
        }
        if (roles.isArray() && !areRolesTold) {
            warnings.accept("A member holds a role with neither id nor name");
        }
        return new Read(told == Told.ALL || areRolesTold ? told : Told.NONE, List.copyOf(rights.values()));
    }

    /** A policy of which the half is missing tells no more than one that is missing. */
    private Told told(JsonNode policies) {
        if (!policies.isArray()) {
            return Told.ROLES;
        }
        Told told = Told.ALL;
        for (JsonNode policy : policies) {
            String missing = missing(policy);
            if (missing != null) {
                warnings.accept(
                        "A policy does not tell " + missing + "; what was known of the member's rights is kept");
                told = Told.ROLES;
            }
        }
        return told;
    }

    private String missing(JsonNode policy) {
        if (Json.text(policy, "access") == null) {
            return "whether it allows or denies";
        }
        JsonNode groups = policy.path("permission_groups");
        boolean isEachNamed = groups.isArray();
        for (JsonNode node : groups) {
            isEachNamed &= !isNobody(group(node));
        }
        if (!isEachNamed) {
            return "its permission groups";
        }
        return policy.path("resource_groups").isEmpty() ? "where it applies, which is shown as 'unknown'" : null;
    }

    private static boolean isNobody(Face face) {
        return face.id() == null && face.name() == null;
    }

    /**
     * The policies of a member with what each of their permission groups is called among the rights; empty when policies
     * were not told.
     */
    public List<Policy> policies(JsonNode member) {
        List<Face> faces = faces(member.path("roles"));
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : member.path("policies")) {
            String access = access(policy);
            List<Policy.Power> powers = new ArrayList<>();
            for (JsonNode node : policy.path("permission_groups")) {
                Right right = right(group(node), faces, access, wholeAccountKey, null);
                powers.add(new Policy.Power(Json.text(node, "id"), right.roleId()));
            }
            List<Policy.Place> places = new ArrayList<>();
            for (JsonNode node : policy.path("resource_groups")) {
                places.add(new Policy.Place(
                        Json.text(node, "id"), resourceGroup(node).scopeKeys()));
            }
            policies.add(new Policy(access, powers, places));
        }
        return policies;
    }

    private static String access(JsonNode policy) {
        String told = Json.text(policy, "access");
        return told == null ? Right.ALLOW : told;
    }

    private Face group(JsonNode node) {
        Face told = face(node);
        return told.name() != null
                ? told
                : new Face(told.id(), names.permissionGroupName(told.id()).orElse(null));
    }

    private static List<Face> faces(JsonNode roles) {
        Set<Face> faces = new LinkedHashSet<>();
        roles.forEach(role -> faces.add(face(role)));
        return List.copyOf(faces);
    }

    /** Requests name roles by their ids alone, as texts; where an answer does, they mean the same. */
    private static Face face(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank()
                ? new Face(node.asText(), null)
                : new Face(Json.text(node, "id"), Json.text(node, "name"));
    }

    private void readPolicy(JsonNode policy, List<Face> roles, List<Face> groups, Map<Right.Key, Right> rights) {
        String access = access(policy);
        List<ResourceGroup> covered = new ArrayList<>();
        policy.path("resource_groups").forEach(group -> covered.add(resourceGroup(group)));
        if (covered.isEmpty()) {
            covered.add(new ResourceGroup(null, List.of("unknown")));
        }
        for (JsonNode node : policy.path("permission_groups")) {
            Face group = group(node);
            if (isNobody(group)) {
                continue;
            }
            groups.add(group);
            boolean allow = access.equals(Right.ALLOW);
            for (ResourceGroup where : covered) {
                for (String key : where.scopeKeys()) {
                    Scope.requireAccount(key, wholeAccountKey);
                    boolean shownByRoles = allow && key.equals(wholeAccountKey) && named(roles, group.name()) > 1;
                    if (!shownByRoles) {
                        add(rights, right(group, roles, access, key, where.name()));
                    }
                }
            }
        }
    }

    private Right right(Face group, List<Face> roles, String access, String scopeKey, String scopeName) {
        // a policy may tell a name that the lists have replaced by another already
        String role = roleNamed(group.name(), roles)
                .or(() -> names.permissionGroupName(group.id()).flatMap(listed -> roleNamed(listed, roles)))
                .orElse(group.id());
        String id = role != null ? role : standIn(group);
        String kind = id.equals(group.id()) ? Right.PERMISSION_GROUP : Right.ROLE;
        return new Right(id, group.name(), kind, access, scopeKey, scopeName);
    }

    private Optional<String> roleNamed(String name, List<Face> roles) {
        Optional<String> own = roles.stream()
                .filter(role ->
                        role.id() != null && role.name() != null && role.name().equals(name))
                .map(Face::id)
                .reduce((one, two) -> "");
        return own.filter(id -> !id.isEmpty()).or(() -> names.roleNamed(name));
    }

    /** What a policy tells is told there, also when that is a denial. */
    private static boolean isShadow(Face role, List<Face> groups) {
        return role.id() != null && groups.stream().anyMatch(group -> role.id().equals(group.id()));
    }

    private void readRole(Face role, Map<Right.Key, Right> rights) {
        boolean sameRight = role.id() == null
                && role.name() != null
                && rights.values().stream()
                        .anyMatch(right -> right.access().equals(Right.ALLOW)
                                && right.scopeKey().equals(wholeAccountKey)
                                && role.name().equals(right.roleName()));
        if (sameRight) {
            return;
        }
        String id = role.id();
        if (id == null) {
            warnings.accept("A member holds a role without an id, '" + role.name() + "'");
            id = names.roleNamed(role.name()).orElseGet(() -> standIn(role));
        }
        add(rights, new Right(id, role.name(), Right.ROLE, Right.ALLOW, wholeAccountKey, ResourceGroup.WHOLE_ACCOUNT));
    }

    /** Without its policy, the shadow of a permission group does not say where the right applies. */
    private boolean isPermissionGroup(Face role) {
        boolean known = names.permissionGroupName(role.id()).isPresent();
        if (known) {
            warnings.accept("A member holds permission group '" + role.name()
                    + "', but Cloudflare did not tell where; what was known of it is kept");
        }
        return known;
    }

    private static String standIn(Face nameless) {
        return "name:" + nameless.name();
    }

    private static void add(Map<Right.Key, Right> rights, Right right) {
        rights.putIfAbsent(right.key(), right);
    }

    private static long named(List<Face> roles, String name) {
        return roles.stream()
                .filter(role -> role.name() != null && role.name().equals(name))
                .count();
    }

    private ResourceGroup resourceGroup(JsonNode node) {
        String id = Json.text(node, "id");
        String name = Json.text(node, "name");
        Scope.requireAccount(node.path("scope"), wholeAccountKey);
        if (Scope.keys(node.path("scope")).isEmpty() && id != null) {
            Optional<ResourceGroup> known =
                    resourceGroups.apply(id).filter(group -> !group.scopeKeys().isEmpty());
            if (known.isPresent()) {
                return known.get().named(name, wholeAccountKey);
            }
        }
        List<String> keys = Scope.keysOf(node);
        if (keys.isEmpty()) {
            warnings.accept("A policy names resource group " + id + ", whose scope is not known");
            keys = List.of("resource-group:" + id);
        }
        return new ResourceGroup(null, keys).named(name, wholeAccountKey);
    }
}
