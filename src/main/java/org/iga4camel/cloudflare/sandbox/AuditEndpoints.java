package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The audit log in both its versions: one entry per write of a member through the API. */
final class AuditEndpoints {

    private static final Map<String, Function<AuditLog.Entry, String>> FILTERS = Map.of(
            "action_type", AuditLog.Entry::type,
            "action_result", AuditLog.Entry::result,
            "actor_id", entry -> entry.actor().id(),
            "actor_email", entry -> String.valueOf(entry.actor().email()),
            "resource_product", AuditLog.Entry::product,
            "resource_id", entry -> String.valueOf(entry.resourceId()),
            "raw_method", AuditLog.Entry::method,
            "raw_uri", AuditLog.Entry::uri,
            "raw_status_code", entry -> String.valueOf(entry.status()),
            "raw_cf_ray_id", AuditLog.Entry::ray);

    private AuditEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts/{account}/logs/audit", Need.READ_AUDIT, AuditEndpoints::list)
                .get("/accounts/{account}/audit_logs", Need.READ_AUDIT, AuditEndpoints::listFirstVersion);
    }

    /** Lets a write happen and notes it, refused or not. */
    static SandboxResponse record(Call call, String description, String product, Supplier<SandboxResponse> write) {
        SandboxResponse response;
        try {
            response = write.get();
        } catch (ApiError refused) {
            note(call, description, product, refused.response().status());
            throw refused;
        }
        note(call, description, product, response.status());
        return response;
    }

    private static void note(Call call, String description, String product, int status) {
        SandboxRequest request = call.request();
        String type = switch (request.method()) {
            case "POST" -> "create";
            case "DELETE" -> "delete";
            default -> "update";
        };
        call.account()
                .audit
                .add(new AuditLog.Entry(
                        Ids.uuid(0, "audit " + call.ray()),
                        call.sandbox().now(),
                        description,
                        type,
                        call.credential(),
                        call.ray(),
                        request.method(),
                        request.path(),
                        status,
                        product,
                        call.path().get("member"),
                        request.header("User-Agent").orElse("")));
    }

    private static SandboxResponse list(Call call) {
        Instant since = time("since", call.query("since"));
        Instant before = time("before", call.query("before"));
        int limit = limit(call);
        List<AuditLog.Entry> entries = new ArrayList<>(call.account().audit.between(since, before));
        FILTERS.forEach((name, value) -> {
            List<String> wanted = call.request().query().getOrDefault(name, List.of());
            List<String> unwanted = call.request().query().getOrDefault(name + ".not", List.of());
            entries.removeIf(entry -> (!wanted.isEmpty() && !wanted.contains(value.apply(entry)))
                    || unwanted.contains(value.apply(entry)));
        });
        newestFirst(call, entries);
        int from = Math.min(entries.size(), cursor(call));
        int to = Math.min(entries.size(), from + limit);
        String next = to < entries.size() ? String.valueOf(to) : "";
        return Reply.cursor(entries.subList(from, to), next, (out, entry) -> write(out, entry, call.account()));
    }

    /** Version 1: counted pages, and both ends of the time may be left out. */
    private static SandboxResponse listFirstVersion(Call call) {
        Paging paging = Paging.of(call, 100, 1, 1000);
        String since = call.query("since");
        String before = call.query("before");
        List<AuditLog.Entry> entries = new ArrayList<>(call.account()
                .audit
                .between(
                        since.isEmpty() ? Instant.MIN : time("since", since),
                        before.isEmpty() ? Instant.MAX : time("before", before)));
        entries.removeIf(entry -> !call.wants("id", entry.id())
                || !call.wants("action.type", action(entry))
                || !call.wants("actor.email", String.valueOf(entry.actor().email())));
        newestFirst(call, entries);
        return Reply.list(
                paging,
                entries.size(),
                paging.cut(entries),
                false,
                (out, entry) -> writeFirstVersion(out, entry, call.account()));
    }

    private static String action(AuditLog.Entry entry) {
        return entry.type().equals("create") ? "add" : entry.type();
    }

    private static void newestFirst(Call call, List<AuditLog.Entry> entries) {
        if (!call.query("direction").equals("asc")) {
            Collections.reverse(entries);
        }
    }

    private static void writeFirstVersion(JsonGenerator out, AuditLog.Entry entry, SandboxAccount account)
            throws IOException {
        Credential actor = entry.actor();
        out.writeStartObject();
        out.writeStringField("id", entry.id());
        out.writeObjectFieldStart("action");
        out.writeStringField("type", action(entry));
        out.writeBooleanField("result", entry.result().equals("success"));
        out.writeEndObject();
        texts(
                out,
                "actor",
                "id",
                actor.isAccountOwned() ? account.id() : actor.userId(),
                "email",
                actor.email(),
                "ip",
                "192.0.2.1",
                "type",
                actor.isAccountOwned() ? "account" : "user");
        out.writeStringField("interface", "API");
        out.writeObjectFieldStart("metadata");
        out.writeEndObject();
        texts(out, "owner", "id", account.id());
        texts(out, "resource", "id", entry.resourceId(), "type", entry.product());
        out.writeStringField("when", entry.time().toString());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, AuditLog.Entry entry, SandboxAccount account) throws IOException {
        Credential actor = entry.actor();
        out.writeStartObject();
        out.writeStringField("id", entry.id());
        texts(out, "account", "id", account.id(), "name", account.name());
        texts(
                out,
                "action",
                "description",
                entry.description(),
                "result",
                entry.result(),
                "time",
                entry.time().toString(),
                "type",
                entry.type());
        texts(
                out,
                "actor",
                "id",
                actor.isAccountOwned() ? account.id() : actor.userId(),
                "context",
                actor.kind() == Credential.Kind.GLOBAL_KEY ? "api_key" : "api_token",
                "email",
                actor.email(),
                "ip_address",
                "192.0.2.1",
                "token_id",
                actor.kind() == Credential.Kind.GLOBAL_KEY ? null : actor.id(),
                "token_name",
                actor.name(),
                "type",
                actor.isAccountOwned() ? "account" : "user");
        out.writeObjectFieldStart("raw");
        out.writeStringField("cf_ray_id", entry.ray());
        out.writeStringField("method", entry.method());
        out.writeNumberField("status_code", entry.status());
        out.writeStringField("uri", entry.uri());
        out.writeStringField("user_agent", entry.userAgent());
        out.writeEndObject();
        texts(out, "resource", "id", entry.resourceId(), "product", entry.product(), "type", "", "scope", "accounts");
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String field, String... namesAndValues) throws IOException {
        out.writeObjectFieldStart(field);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
        }
        out.writeEndObject();
    }

    private static Instant time(String parameter, String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw ApiError.invalid("parameter '" + parameter + "' must be an RFC 3339 date or time");
        }
    }

    private static int limit(Call call) {
        int limit = number(call.query("limit"), 100);
        if (limit < 1 || limit > 1000) {
            throw ApiError.invalid("limit must be between 1 and 1000");
        }
        return limit;
    }

    private static int cursor(Call call) {
        return Math.max(0, number(call.query("cursor"), 0));
    }

    private static int number(String text, int fallback) {
        try {
            return text.isEmpty() ? fallback : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiError.invalid("limit and cursor must be numbers");
        }
    }
}
