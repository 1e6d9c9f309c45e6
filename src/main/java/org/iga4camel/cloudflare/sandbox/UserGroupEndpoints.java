package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** IAM user groups and who is in them. */
final class UserGroupEndpoints {

    private static final String GROUPS = "/accounts/{account}/iam/user_groups";
    private static final String GROUP = GROUPS + "/{group}";
    private static final String MEMBERS = GROUP + "/members";
    private static final String MEMBER = MEMBERS + "/{member}";

    private UserGroupEndpoints() {}

    static void register(Routes routes) {
        routes.get(GROUPS, Need.READ_MEMBERS, UserGroupEndpoints::list)
                .add("POST", GROUPS, Need.WRITE_MEMBERS, UserGroupEndpoints::create)
                .get(GROUP, Need.READ_MEMBERS, call -> call.account().read(() -> show(call, group(call))))
                .add("PUT", GROUP, Need.WRITE_MEMBERS, UserGroupEndpoints::update)
                .add("DELETE", GROUP, Need.WRITE_MEMBERS, UserGroupEndpoints::delete)
                .get(MEMBERS, Need.READ_MEMBERS, UserGroupEndpoints::members)
                .add("POST", MEMBERS, Need.WRITE_MEMBERS, call -> changeMembers(call, false))
                .add("PUT", MEMBERS, Need.WRITE_MEMBERS, call -> changeMembers(call, true))
                .get(MEMBER, Need.READ_MEMBERS, UserGroupEndpoints::member)
                .add("DELETE", MEMBER, Need.WRITE_MEMBERS, UserGroupEndpoints::removeMember);
    }

    private static SandboxResponse list(Call call) {
        Paging paging = Paging.of(call, 100, 1, 500);
        String fuzzy = call.query("fuzzyName").toLowerCase(Locale.ROOT);
        MemberJson json = call.memberJson();
        return call.account().read(() -> {
            List<UserGroups.Group> groups = call.account().userGroups.all().stream()
                    .filter(group -> group.name().toLowerCase(Locale.ROOT).contains(fuzzy))
                    .filter(group -> call.wants("name", group.name()) && call.wants("id", group.id()))
                    .sorted(call.directed(UserGroups.Group::name))
                    .toList();
            return Reply.list(paging, groups.size(), paging.cut(groups), true, (out, group) -> write(out, group, json));
        });
    }

    private static SandboxResponse create(Call call) {
        JsonNode body = call.body();
        if (body.path("name").asText().isEmpty()) {
            throw ApiError.invalid("Value required for parameter 'name'");
        }
        SandboxAccount account = call.account();
        return account.write(() -> {
            UserGroups.Group group = new UserGroups.Group(
                    account.ids.next(),
                    body.path("name").asText(),
                    new GrantsBody(account).policies(body.path("policies")),
                    new LinkedHashSet<>());
            account.userGroups.put(group);
            return show(call, group);
        });
    }

    private static SandboxResponse update(Call call) {
        JsonNode body = call.body();
        SandboxAccount account = call.account();
        return account.write(() -> {
            UserGroups.Group before = group(call);
            UserGroups.Group after = new UserGroups.Group(
                    before.id(),
                    body.path("name").asText(before.name()),
                    body.has("policies") ? new GrantsBody(account).policies(body.path("policies")) : before.policies(),
                    before.memberIds());
            account.userGroups.put(after);
            return show(call, after);
        });
    }

    private static SandboxResponse delete(Call call) {
        return call.account().write(() -> {
            UserGroups.Group group = group(call);
            call.account().userGroups.remove(group.id());
            return Reply.id(group.id());
        });
    }

    private static SandboxResponse members(Call call) {
        Paging paging = Paging.of(call, 100, 1, 500);
        String fuzzy = call.query("fuzzyEmail").toLowerCase(Locale.ROOT);
        return call.account().read(() -> {
            List<MemberState> members = group(call).memberIds().stream()
                    .map(id -> call.account().members.byId(id).orElseThrow())
                    .filter(member -> MemberStore.key(member.email()).contains(fuzzy))
                    .sorted(call.directed(member -> MemberStore.key(member.email())))
                    .toList();
            if (members.isEmpty() && !call.options().is(SandboxSwitch.EMPTY_GROUP_MEMBERS_AS_LIST)) {
                return Reply.nothing();
            }
            return Reply.list(
                    paging, members.size(), paging.cut(members), true, (out, member) -> write(out, member, false));
        });
    }

    private static SandboxResponse changeMembers(Call call, boolean replace) {
        JsonNode body = call.requireJson();
        JsonNode array = body.isArray() ? body : body.path("members");
        if (!array.isArray()) {
            throw ApiError.invalid("the body must be an array of members");
        }
        SandboxAccount account = call.account();
        return account.write(() -> {
            UserGroups.Group group = group(call);
            Set<String> ids = new LinkedHashSet<>(replace ? Set.of() : group.memberIds());
            for (JsonNode item : array) {
                String id = item.path("id").asText();
                if (account.members.byId(id).isEmpty()) {
                    throw ApiError.invalid("no member " + id + " in this account");
                }
                ids.add(id);
            }
            account.userGroups.put(group.withMembers(ids));
            List<MemberState> members = ids.stream()
                    .map(id -> account.members.byId(id).orElseThrow())
                    .toList();
            return Reply.withoutInfo(members, (out, member) -> write(out, member, false));
        });
    }

    private static SandboxResponse member(Call call) {
        return call.account().read(() -> {
            MemberState member = groupMember(call);
            return Reply.of(out -> write(out, member, true));
        });
    }

    private static SandboxResponse removeMember(Call call) {
        return call.account().write(() -> {
            MemberState member = groupMember(call);
            group(call).memberIds().remove(member.id());
            return Reply.id(member.id());
        });
    }

    private static UserGroups.Group group(Call call) {
        return call.account()
                .userGroups
                .byId(call.id("group"))
                .orElseThrow(() -> ApiError.noRoute(404, call.request().path()));
    }

    private static MemberState groupMember(Call call) {
        String id = call.id("member");
        if (!group(call).memberIds().contains(id)) {
            throw ApiError.memberNotFound();
        }
        return call.account().members.byId(id).orElseThrow();
    }

    private static SandboxResponse show(Call call, UserGroups.Group group) {
        MemberJson json = call.memberJson();
        return Reply.of(out -> write(out, group, json));
    }

    private static void write(JsonGenerator out, UserGroups.Group group, MemberJson json) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", group.id());
        out.writeStringField("name", group.name());
        out.writeStringField("status", "V");
        out.writeStringField("created_on", "2025-05-12T08:30:00Z");
        out.writeStringField("modified_on", "2025-11-03T14:05:09.120417Z");
        if (!group.policies().isEmpty()) {
            out.writeFieldName("policies");
            json.writePolicies(out, group.policies());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, MemberState member, boolean detailed) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", member.id());
        out.writeStringField("email", member.email());
        out.writeStringField("status", member.status());
        if (detailed) {
            out.writeStringField("created_at", "2025-05-12T08:30:00Z");
            out.writeObjectFieldStart("user");
            out.writeStringField("id", member.userId());
            out.writeStringField("email", member.email());
            out.writeStringField("first_name", member.firstName());
            out.writeStringField("last_name", member.lastName());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
