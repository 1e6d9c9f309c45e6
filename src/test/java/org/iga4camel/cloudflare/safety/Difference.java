package org.iga4camel.cloudflare.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The changes between two published states, worked out from the views alone: what the {@code changes} of the run that
 * led from one to the other must be. As sorted lines, because within a run their order is of no matter here.
 */
final class Difference {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MEMBER =
            List.of("user_id", "email", "first_name", "last_name", "status", "mfa_enabled");
    private static final List<String> ROLE = List.of("name", "description", "kind", "permissions");
    private static final List<String> RIGHT = List.of("role_name", "access", "scope_name", "path");

    private final List<String> lines = new ArrayList<>();

    private Difference() {}

    static List<String> between(Published before, Published after) {
        Difference difference = new Difference();
        difference.members(before, after);
        difference.roles(before, after);
        difference.rights(before, after);
        return difference.lines.stream().sorted().toList();
    }

    /** The changes that were written between two states, in the same form; one of another cause says so. */
    static List<String> written(Published before, Published after, String cause) {
        List<Map<String, Object>> news =
                after.changes().subList(before.changes().size(), after.changes().size());
        return news.stream()
                .map(row -> line(
                                (String) row.get("kind"),
                                row.get("member_id"),
                                row.get("email"),
                                row.get("role_id"),
                                row.get("scope_key"),
                                tree(row.get("before")),
                                tree(row.get("after")))
                        + (row.get("cause").equals(cause) ? "" : " caused by " + row.get("cause")))
                .sorted()
                .toList();
    }

    private void members(Published before, Published after) {
        for (String id : union(before.members(), after.members())) {
            Map<String, Object> old = before.members().get(id);
            Map<String, Object> now = after.members().get(id);
            if (old == null || now == null || !old.equals(now)) {
                Map<String, Object> told = now == null ? old : now;
                lines.add(
                        line(kind(old, now), id, told.get("email"), null, null, json(old, MEMBER), json(now, MEMBER)));
            }
        }
    }

    private static String kind(Map<String, Object> old, Map<String, Object> now) {
        boolean wasPending = old != null && "pending".equals(old.get("status"));
        if (now == null) {
            return wasPending ? "invitation.gone" : "member.removed";
        }
        if (old == null) {
            return "pending".equals(now.get("status")) ? "invitation.added" : "member.added";
        }
        if (wasPending && "accepted".equals(now.get("status"))) {
            return "invitation.accepted";
        }
        return wasPending && "rejected".equals(now.get("status")) ? "invitation.gone" : "member.updated";
    }

    private void roles(Published before, Published after) {
        for (String id : union(before.roles(), after.roles())) {
            JsonNode old = json(before.roles().get(id), ROLE);
            JsonNode now = json(after.roles().get(id), ROLE);
            if (!old.equals(now)) {
                String kind = old.isNull() ? "role.added" : now.isNull() ? "role.removed" : "role.changed";
                lines.add(line(kind, null, null, id, null, old, now));
            }
        }
    }

    private void rights(Published before, Published after) {
        after.rights().forEach((right, now) -> {
            if (!before.rights().containsKey(right)) {
                lines.add(right("role.granted", now, JSON.nullNode(), json(now, RIGHT)));
            }
        });
        before.rights().forEach((right, old) -> {
            if (!after.rights().containsKey(right)) {
                lines.add(right("role.revoked", old, json(old, RIGHT), JSON.nullNode()));
            }
        });
    }

    private static String right(String kind, Map<String, Object> row, JsonNode before, JsonNode after) {
        return line(
                kind, row.get("member_id"), row.get("email"), row.get("role_id"), row.get("scope_key"), before, after);
    }

    private static String line(
            String kind, Object member, Object email, Object role, Object scope, JsonNode before, JsonNode after) {
        return kind + " member=" + member + " " + email + " role=" + role + " scope=" + scope + " " + before + " -> "
                + after;
    }

    private static JsonNode json(Map<String, Object> row, List<String> columns) {
        if (row == null) {
            return JSON.nullNode();
        }
        ObjectNode json = JSON.createObjectNode();
        for (String column : columns) {
            boolean isJson = column.equals("permissions") && row.get(column) != null;
            json.set(column, isJson ? tree(row.get(column)) : JSON.valueToTree(row.get(column)));
        }
        return json;
    }

    private static JsonNode tree(Object text) {
        try {
            return text == null ? JSON.nullNode() : JSON.readTree((String) text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON: " + text, e);
        }
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> two) {
        Set<String> ids = new TreeSet<>(one.keySet());
        ids.addAll(two.keySet());
        return ids;
    }
}
