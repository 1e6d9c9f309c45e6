package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** API tokens: the list of an account's own, and whether the one sent is good. */
final class TokenEndpoints {

    private TokenEndpoints() {}

    static void register(Routes routes) {
        routes.get("/user/tokens/verify", Need.NOTHING, call -> verify(call, Credential.Kind.USER_TOKEN))
                .get(
                        "/accounts/{account}/tokens/verify",
                        Need.NOTHING,
                        call -> verify(call, Credential.Kind.ACCOUNT_TOKEN))
                .get("/accounts/{account}/tokens/permission_groups", Need.READ_TOKENS, TokenEndpoints::permissionGroups)
                .get("/accounts/{account}/tokens", Need.READ_TOKENS, TokenEndpoints::list)
                .add("POST", "/accounts/{account}/tokens", Need.WRITE_TOKENS, TokenEndpoints::create)
                .get("/accounts/{account}/tokens/{token}", Need.READ_TOKENS, TokenEndpoints::one);
    }

    /** Each of the two endpoints calls the tokens of the other kind invalid, though they are not. */
    private static SandboxResponse verify(Call call, Credential.Kind kind) {
        if (call.credential().kind() != kind) {
            throw ApiError.of(401, 1000, "Invalid API Token");
        }
        ObjectNode body = Json.object();
        body.putObject("result").put("id", call.credential().id()).put("status", "active");
        body.put("success", true).putArray("errors");
        body.putArray("messages")
                .addObject()
                .put("code", 10000)
                .put("message", "This API Token is valid and active")
                .putNull("type");
        return SandboxResponse.json(200, Json.bytes(body));
    }

    private static SandboxResponse list(Call call) {
        Paging paging = Paging.usual(call);
        return Reply.list(
                call,
                paging,
                call.sandbox().credentials().tokensOf(call.account().id()),
                (out, token) -> write(out, token, call.account(), null));
    }

    /** Not the permission groups of members: these have other ids, and what is fine-grained here is a role there. */
    private static SandboxResponse permissionGroups(Call call) {
        List<String> names = Need.permissions().stream()
                .filter(name -> call.wants("name", name))
                .toList();
        return Reply.withoutInfo(names, (out, name) -> {
            out.writeStartObject();
            out.writeStringField("id", permissionId(name));
            out.writeStringField("name", name);
            out.writeArrayFieldStart("scopes");
            out.writeString(PermissionGroup.ACCOUNT_SCOPE);
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Makes a token of the account; this answer alone tells its secret. */
    private static SandboxResponse create(Call call) {
        JsonNode body = call.body();
        String name = body.path("name").asText();
        if (name.isEmpty() || body.path("policies").isEmpty()) {
            throw ApiError.invalid("name and policies are required");
        }
        Set<String> permissions = new TreeSet<>();
        body.path("policies")
                .forEach(policy -> policy.path("permission_groups")
                        .forEach(group ->
                                permissions.add(permission(group.path("id").asText()))));
        SandboxAccount account = call.account();
        String id = account.ids.next();
        String secret = "cfat_" + account.ids.next();
        Credential token =
                new Credential(id, Credential.Kind.ACCOUNT_TOKEN, name, null, null, permissions, List.of(account.id()));
        call.sandbox().credentials().addToken(secret, token);
        return Reply.of(out -> write(out, token, account, secret));
    }

    private static String permission(String id) {
        return Need.permissions().stream()
                .filter(name -> permissionId(name).equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.invalid("no permission group " + id));
    }

    private static String permissionId(String name) {
        return Ids.named(0, "token permission " + name);
    }

    private static SandboxResponse one(Call call) {
        String id = call.id("token");
        Credential token = call.sandbox().credentials().tokensOf(call.account().id()).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.noRoute(404, call.request().path()));
        return Reply.of(out -> write(out, token, call.account(), null));
    }

    private static void write(JsonGenerator out, Credential token, SandboxAccount account, String secret)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("id", token.id());
        out.writeStringField("name", token.name());
        if (secret != null) {
            out.writeStringField("value", secret);
        }
        out.writeStringField("status", "active");
        out.writeStringField("issued_on", "2025-06-01T08:00:00Z");
        out.writeStringField("modified_on", "2025-06-01T08:00:00Z");
        out.writeNullField("not_before");
        out.writeNullField("expires_on");
        out.writeNullField("last_used_on");
        out.writeArrayFieldStart("policies");
        out.writeStartObject();
        out.writeStringField("id", Ids.named(0, "policy of " + token.id()));
        out.writeStringField("effect", "allow");
        out.writeArrayFieldStart("permission_groups");
        for (String permission : token.permissions().stream().sorted().toList()) {
            out.writeStartObject();
            out.writeStringField("id", permissionId(permission));
            out.writeStringField("name", permission);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("resources");
        out.writeStringField(account.accountKey(), "*");
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }
}
