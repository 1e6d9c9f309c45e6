package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Zero Trust users and groups: a few fixed ones, to be listed. They are not members. */
final class AccessEndpoints {

    private static final List<String> USERS = List.of("ada", "grace", "alan", "edsger", "barbara");
    private static final List<String> GROUPS = List.of("Engineering", "Contractors", "Everyone in the office");

    private AccessEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts/{account}/access/users", Need.READ_ACCESS_USERS, AccessEndpoints::users)
                .get("/accounts/{account}/access/groups", Need.READ_ACCESS_GROUPS, AccessEndpoints::groups)
                .get("/accounts/{account}/access/groups/{group}", Need.READ_ACCESS_GROUPS, AccessEndpoints::group);
    }

    private static SandboxResponse users(Call call) {
        Paging paging = Paging.of(call, 100, 1, 1000);
        long seed = Ids.hash(call.account().id());
        return Reply.list(paging, USERS.size(), paging.cut(USERS), true, (out, name) -> user(out, name, seed));
    }

    private static void user(JsonGenerator out, String name, long seed) throws IOException {
        boolean seat = !name.equals("alan");
        out.writeStartObject();
        out.writeStringField("id", Ids.uuid(seed, "access user " + name));
        out.writeStringField("uid", Ids.uuid(seed, "access uid " + name));
        out.writeStringField("email", name + "@example.com");
        out.writeStringField("name", name);
        out.writeBooleanField("access_seat", seat);
        out.writeBooleanField("gateway_seat", false);
        out.writeStringField("seat_uid", seat ? Ids.uuid(seed, "seat " + name) : null);
        out.writeNumberField("active_device_count", seat ? 1 : 0);
        out.writeStringField("created_at", "2025-01-15T09:00:00Z");
        out.writeStringField("updated_at", "2025-09-15T09:00:00.123456Z");
        out.writeEndObject();
    }

    private static SandboxResponse groups(Call call) {
        Paging paging = Paging.of(call, 25, 1, 1000);
        long seed = Ids.hash(call.account().id());
        return Reply.list(paging, GROUPS.size(), paging.cut(GROUPS), true, (out, name) -> group(out, name, seed));
    }

    private static SandboxResponse group(Call call) {
        long seed = Ids.hash(call.account().id());
        String name = GROUPS.stream()
                .filter(known -> groupId(seed, known).equals(call.path().get("group")))
                .findFirst()
                .orElseThrow(() -> ApiError.of(404, 11021, "access.api.error.not_found"));
        return Reply.of(out -> group(out, name, seed));
    }

    private static String groupId(long seed, String name) {
        return Ids.uuid(seed, "access group " + name);
    }

    private static void group(JsonGenerator out, String name, long seed) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", groupId(seed, name));
        out.writeStringField("name", name);
        out.writeArrayFieldStart("include");
        for (String user : USERS.subList(0, 2)) {
            out.writeStartObject();
            out.writeObjectFieldStart("email");
            out.writeStringField("email", user + "@example.com");
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        for (String rules : List.of("exclude", "require", "is_default")) {
            out.writeArrayFieldStart(rules);
            out.writeEndArray();
        }
        out.writeStringField("created_at", "2025-01-15T09:00:00Z");
        out.writeStringField("updated_at", "2025-09-15T09:00:00Z");
        out.writeEndObject();
    }
}
