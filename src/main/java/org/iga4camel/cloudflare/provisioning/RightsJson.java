package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.Json;

/** Rights in the words of the view {@code role_assignments}, in an order that does not change. */
final class RightsJson {

    private static final Comparator<Right> ORDER =
            Comparator.comparing(Right::roleId).thenComparing(Right::access).thenComparing(Right::scopeKey);

    private RightsJson() {}

    static ArrayNode write(Rights rights) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        rights.all().stream()
                .sorted(ORDER)
                .forEach(right -> array.addObject()
                        .put("role_id", right.roleId())
                        .put("role_name", right.roleName())
                        .put("access", right.access())
                        .put("scope_key", right.scopeKey())
                        .put("scope_name", right.scopeName())
                        .put("path", "direct"));
        return array;
    }

    static Rights read(JsonNode array) {
        List<Right> rights = new ArrayList<>();
        for (JsonNode right : array) {
            rights.add(new Right(
                    Json.text(right, "role_id"),
                    Json.text(right, "role_name"),
                    Right.ROLE,
                    Json.text(right, "access"),
                    Json.text(right, "scope_key"),
                    Json.text(right, "scope_name")));
        }
        return Rights.of(rights);
    }
}
