package org.iga4camel.cloudflare.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.model.Right;

/**
 * Turns one row of a list into the row that is staged. A field that is absent stays absent, so that publishing keeps
 * what was known; fields without a column survive as {@code other_fields}.
 *
 * <p>Source: Cloudflare API v4, members, roles, permission groups, resource groups.
 */
public final class RowReader {

    private static final Set<String> MEMBER_FIELDS =
            Set.of("id", "email", "status", "user", "roles", "policies", "code");
    private static final Set<String> USER_FIELDS =
            Set.of("id", "email", "first_name", "last_name", "two_factor_authentication_enabled");
    private static final Set<String> RESOURCE_GROUP_FIELDS = Set.of("id", "name", "scope");

    private RowReader() {}

    public static ObjectNode member(JsonNode member, RightsReader rightsReader) {
        ObjectNode row = id(member);
        JsonNode user = member.path("user");
        userId(user, row);
        email(member, user, row);
        Json.copy(user, "first_name", row, "first_name");
        Json.copy(user, "last_name", row, "last_name");
        status(member, row);
        mfa(user, row);
        ObjectNode others = Json.others(member, MEMBER_FIELDS);
        ObjectNode userOthers = Json.others(user, USER_FIELDS);
        if (userOthers != null) {
            others = others == null ? Json.object() : others;
            others.set("user", userOthers);
        }
        if (others != null) {
            row.set("other_fields", others);
        }
        RightsReader.Read read = rightsReader.read(member);
        row.put("rights_told", read.told().name().toLowerCase(Locale.ROOT));
        ArrayNode rights = row.putArray("rights");
        for (Right right : read.rights()) {
            // without names: there are more of these than of anything else
            rights.addArray()
                    .add(right.roleId())
                    .add(right.roleName())
                    .add(right.kind())
                    .add(right.access())
                    .add(right.scopeKey())
                    .add(right.scopeName());
        }
        return row;
    }

    /**
     * Reads a row that is as it is kept.
     *
     * @param fields the declared ones; the others are kept aside
     */
    public static ObjectNode object(JsonNode from, Collection<String> fields) {
        ObjectNode row = id(from);
        for (String field : fields) {
            if (field.equals("name")) {
                name(from, row);
            } else if (from.has(field)) {
                row.set(field, Json.inOneOrder(from.get(field)));
            }
        }
        Set<String> known = new HashSet<>(fields);
        known.add("id");
        others(from, known, row);
        return row;
    }

    /** A role that the account lists as one. */
    public static ObjectNode role(JsonNode role) {
        return object(role, List.of("name", "description", "permissions")).put("kind", Right.ROLE);
    }

    /** What a permission group can be assigned on, and mostly its description too, stands in its {@code meta}. */
    public static ObjectNode permissionGroup(JsonNode group) {
        ObjectNode row = object(group, List.of("name", "description"));
        JsonNode meta = group.path("meta");
        if (!group.has("description")) {
            Json.copy(meta, "description", row, "description");
        }
        Json.copy(meta, "scopes", row, "scopes");
        return row;
    }

    public static ObjectNode resourceGroup(JsonNode group) {
        ObjectNode row = id(group);
        Json.copy(group, "name", row, "name");
        ArrayNode keys = row.putArray("scope_keys");
        Scope.keysOf(group).forEach(keys::add);
        others(group, RESOURCE_GROUP_FIELDS, row);
        return row;
    }

    private static ObjectNode id(JsonNode from) {
        ObjectNode row = Json.object();
        String id = Json.text(from, "id");
        if (id != null) {
            row.put("id", id);
        }
        return row;
    }

    /** What can be granted has a name; none was not told. */
    private static void name(JsonNode from, ObjectNode row) {
        String name = Json.text(from, "name");
        if (name != null) {
            row.put("name", name);
        }
    }

    /** An all-zero user id names no person; two members that carry it are not the same one. */
    private static void userId(JsonNode user, ObjectNode row) {
        if (user.has("id")) {
            String id = Json.text(user, "id");
            row.put("user_id", id == null || id.matches("0+") ? null : id);
        }
    }

    /**
     * The address stands in one of two places, depending on the member's state. Everybody has one, so that none was not
     * told.
     */
    private static void email(JsonNode member, JsonNode user, ObjectNode row) {
        String own = Json.text(member, "email");
        String email = own != null ? own : Json.text(user, "email");
        if (email != null) {
            row.put("email", EmailAddress.bare(email));
        }
    }

    /** Everybody has a status; none was not told. */
    private static void status(JsonNode member, ObjectNode row) {
        JsonNode told = member.path("status");
        boolean isNone = told.isNull() || (told.isTextual() && told.asText().isBlank());
        if (!isNone) {
            Json.copy(member, "status", row, "status");
        }
    }

    /** What is neither yes nor no says nothing about the second factor. */
    private static void mfa(JsonNode user, ObjectNode row) {
        JsonNode told = user.get("two_factor_authentication_enabled");
        if (told != null) {
            row.put(
                    "mfa_enabled",
                    switch (told.asText().toLowerCase(Locale.ROOT)) {
                        case "true", "1" -> Boolean.TRUE;
                        case "false", "0" -> Boolean.FALSE;
                        default -> null;
                    });
        }
    }

    private static void others(JsonNode from, Set<String> known, ObjectNode row) {
        ObjectNode others = Json.others(from, known);
        if (others != null) {
            row.set("other_fields", others);
        }
    }
}
