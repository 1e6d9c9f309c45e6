package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Accounts, and the caller's own view of them. */
final class AccountEndpoints {

    private AccountEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts", Need.READ_ACCOUNT, AccountEndpoints::list)
                .get("/accounts/{account}", Need.READ_ACCOUNT, call -> Reply.of(out -> write(out, call.account())))
                .get("/user", Need.NOTHING, AccountEndpoints::user)
                .get("/memberships", Need.NOTHING, AccountEndpoints::memberships);
    }

    private static SandboxResponse list(Call call) {
        if (call.credential().isAccountOwned()
                && call.options().is(SandboxSwitch.ACCOUNT_TOKENS_CANNOT_LIST_ACCOUNTS)) {
            throw ApiError.of(400, 1001, "List accounts endpoint does not support account owned tokens.");
        }
        Paging paging = Paging.usual(call);
        List<SandboxAccount> accounts = new ArrayList<>(call.sandbox().accounts());
        accounts.removeIf(account -> !call.credential().covers(account)
                || (!call.query("name").isEmpty() && !call.query("name").equals(account.name())));
        if (call.query("direction").equals("desc")) {
            Collections.reverse(accounts);
        }
        return Reply.list(call, paging, accounts, AccountEndpoints::write);
    }

    private static void write(JsonGenerator out, SandboxAccount account) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", account.id());
        out.writeStringField("name", account.name());
        out.writeStringField("type", "enterprise");
        out.writeStringField("created_on", "2014-03-01T12:21:02.000000Z");
        out.writeObjectFieldStart("settings");
        out.writeNullField("enforce_twofactor");
        out.writeNullField("abuse_contact_email");
        out.writeEndObject();
        out.writeEndObject();
    }

    private static SandboxResponse user(Call call) {
        Credential user = call.credential();
        if (user.isAccountOwned()) {
            throw ApiError.of(403, 9109, "Unauthorized to access requested resource");
        }
        return Reply.of(out -> {
            out.writeStartObject();
            out.writeStringField("id", user.userId());
            out.writeStringField("email", user.email());
            out.writeNullField("first_name");
            out.writeNullField("last_name");
            out.writeBooleanField("suspended", false);
            out.writeEndObject();
        });
    }

    private static SandboxResponse memberships(Call call) {
        Credential user = call.credential();
        if (user.isAccountOwned()) {
            throw ApiError.of(400, 9106, "Authentication failed (status: 400)");
        }
        if (!user.has(Need.READ_MEMBERSHIPS)) {
            throw Routes.forbidden(call.sandbox());
        }
        Paging paging = Paging.usual(call);
        List<SandboxAccount> accounts = call.sandbox().accounts().stream()
                .filter(account -> account.memberByEmail(user.email()).isPresent())
                .toList();
        return Reply.list(call, paging, accounts, (out, account) -> membership(call, out, account));
    }

    private static void membership(Call call, JsonGenerator out, SandboxAccount account) throws IOException {
        SandboxMember member = account.memberByEmail(call.credential().email()).orElseThrow();
        JsonNode shown = memberTree(call, account, member.id());
        out.writeStartObject();
        out.writeStringField("id", member.id());
        out.writeStringField("status", member.status());
        out.writeFieldName("account");
        write(out, account);
        out.writeNullField("api_access_enabled");
        out.writeArrayFieldStart("roles");
        for (JsonNode role : shown.path("roles")) {
            out.writeString(role.path("name").textValue());
        }
        out.writeEndArray();
        out.writeObjectFieldStart("permissions");
        out.writeEndObject();
        out.writeEndObject();
    }

    private static JsonNode memberTree(Call call, SandboxAccount account, String memberId) throws IOException {
        MemberJson json = new MemberJson(account.catalog, account.id(), call.options(), call.shuffle());
        return Json.tree(account.read(() ->
                Json.bytes(out -> json.write(out, account.members.byId(memberId).orElseThrow(), true))));
    }
}
