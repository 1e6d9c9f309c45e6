package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;

/** The lists a sync asks for, and lies about them that only these tests need. */
final class Lists {

    private Lists() {}

    /** Members of every status but rejected. */
    static RequestMatch members() {
        return list("/members").and(request -> request.queryValue("status").isEmpty());
    }

    static RequestMatch rejectedMembers() {
        return list("/members").query("status", "rejected");
    }

    static RequestMatch roles() {
        return list("/roles");
    }

    static RequestMatch permissionGroups() {
        return list("/iam/permission_groups");
    }

    static RequestMatch resourceGroups() {
        return list("/iam/resource_groups");
    }

    /** The direct look at a member. */
    static RequestMatch look() {
        return RequestMatch.pathMatching("/accounts/[0-9a-f]{32}/members/[0-9a-f]{32}")
                .method("GET");
    }

    private static RequestMatch list(String path) {
        return RequestMatch.requestMatching("GET", path);
    }

    /** The answer is taken first; then something happens, such as a member being removed by somebody else. */
    static Fault thenRunning(Runnable after) {
        return call -> {
            SandboxResponse response = call.proceed();
            after.run();
            return response;
        };
    }

    /** Every row is changed. */
    static Fault eachRow(Consumer<ObjectNode> edit) {
        return Fault.editing(body -> body.path("result").forEach(row -> edit.accept((ObjectNode) row)));
    }

    /** A list of nothing that says that there is nothing. */
    static Fault nobody() {
        return Fault.editing(body -> {
            body.putArray("result");
            ((ObjectNode) body.path("result_info")).put("count", 0).put("total_count", 0);
        });
    }

    /** One row is left out of the list, and out of its total. */
    static Fault without(String id) {
        return Fault.editing(body -> {
            ArrayNode rows = (ArrayNode) body.path("result");
            for (int i = rows.size() - 1; i >= 0; i--) {
                if (rows.path(i).path("id").asText().equals(id)) {
                    rows.remove(i);
                }
            }
            ObjectNode info = (ObjectNode) body.path("result_info");
            info.put("total_count", info.path("total_count").asInt() - 1);
        });
    }

    /** One more row, in the total too. */
    static Fault with(ObjectNode row) {
        return Fault.editing(body -> {
            ((ArrayNode) body.path("result")).add(row);
            ObjectNode info = (ObjectNode) body.path("result_info");
            info.put("total_count", info.path("total_count").asInt() + 1);
        });
    }
}
