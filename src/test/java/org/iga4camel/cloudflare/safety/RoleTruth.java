package org.iga4camel.cloudflare.safety;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;

/**
 * What can be granted in the account, read from the sandbox without any of the product's code: roles, and the permission
 * groups that no role stands for. By id, in the words of the public view, without descriptions and permissions.
 */
final class RoleTruth {

    private static final String SUPER_ADMINISTRATOR = "33666b9c79b9a5273fc7344ff42f953d";

    private RoleTruth() {}

    static Map<String, Map<String, Object>> of(Sandbox sandbox) {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        Map<String, String> roles = list(sandbox, "roles");
        roles.putIfAbsent(SUPER_ADMINISTRATOR, "Super Administrator - All Privileges");
        roles.forEach((id, name) -> all.put(id, row(id, name, "role")));
        list(sandbox, "iam/permission_groups").forEach((id, name) -> {
            if (!roles.containsValue(name)) {
                all.put(id, row(id, name, "permission_group"));
            }
        });
        return all;
    }

    /** The same columns of what is published. */
    static Map<String, Map<String, Object>> of(Published published) {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        published
                .roles()
                .forEach((id, row) -> all.put(id, row(id, (String) row.get("name"), (String) row.get("kind"))));
        return all;
    }

    private static Map<String, String> list(Sandbox sandbox, String path) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            JsonNode rows = sandbox.answer(SandboxRequest.of(
                                    "GET",
                                    "/accounts/" + MountedSync.ACCOUNT + "/" + path + "?per_page=50&page=" + page)
                            .withToken(MountedSync.TOKEN))
                    .json()
                    .path("result");
            rows.forEach(
                    row -> names.put(row.path("id").asText(), row.path("name").asText()));
            if (rows.size() < 50) {
                return names;
            }
        }
    }

    private static Map<String, Object> row(String id, String name, String kind) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("role_id", id);
        row.put("name", name);
        row.put("kind", kind);
        return row;
    }
}
