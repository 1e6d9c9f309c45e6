package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** API tokens: the list of an account's own, and whether the one sent is good. */
final class TokenEndpoints {

    private TokenEndpoints() {}

    static void register(Routes routes) {
        routes.get("/user/tokens/verify", Need.NOTHING, call -> verify(call, Credential.Kind.USER_TOKEN))
                .get(
                        "/accounts/{account}/tokens/verify",
                        Need.NOTHING,
                        call -> verify(call, Credential.Kind.ACCOUNT_TOKEN))
                .get("/accounts/{account}/tokens", Need.READ_TOKENS, TokenEndpoints::list)
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
                (out, token) -> write(out, token, call.account()));
    }

    private static SandboxResponse one(Call call) {
        Credential token = call.sandbox().credentials().tokensOf(call.account().id()).stream()
                .filter(known -> known.id().equals(call.path().get("token")))
                .findFirst()
                .orElseThrow(() -> ApiError.noRoute(404, call.request().path()));
        return Reply.of(out -> write(out, token, call.account()));
    }

    private static void write(JsonGenerator out, Credential token, SandboxAccount account) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", token.id());
        out.writeStringField("name", token.name());
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
            out.writeStringField("id", Ids.named(0, "token permission " + permission));
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
