package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Permission groups and resource groups. */
final class IamEndpoints {

    private static final String RESOURCE_GROUPS = "/accounts/{account}/iam/resource_groups";
    private static final String RESOURCE_GROUP = RESOURCE_GROUPS + "/{group}";

    private IamEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts/{account}/iam/permission_groups", Need.READ_MEMBERS, IamEndpoints::permissionGroups)
                .get(
                        "/accounts/{account}/iam/permission_groups/{group}",
                        Need.READ_MEMBERS,
                        IamEndpoints::permissionGroup)
                .get(RESOURCE_GROUPS, Need.READ_MEMBERS, IamEndpoints::resourceGroups)
                .add("POST", RESOURCE_GROUPS, Need.WRITE_MEMBERS, IamEndpoints::create)
                .get(RESOURCE_GROUP, Need.READ_MEMBERS, IamEndpoints::resourceGroup)
                .add("PUT", RESOURCE_GROUP, Need.WRITE_MEMBERS, IamEndpoints::update)
                .add("DELETE", RESOURCE_GROUP, Need.WRITE_MEMBERS, IamEndpoints::delete);
    }

    private static SandboxResponse permissionGroups(Call call) {
        Paging paging = Paging.usual(call);
        Predicate<PermissionGroup> wanted = group ->
                call.wants("id", group.id) && call.wants("name", group.name) && call.wants("label", group.label);
        SandboxAccount account = call.account();
        return account.read(() -> {
            List<PermissionGroup> groups =
                    account.catalog.permissionGroups().stream().filter(wanted).toList();
            if (call.options().is(SandboxSwitch.PERMISSION_GROUPS_WITHOUT_RESULT_INFO)) {
                return Reply.withoutInfo(paging.cut(groups), (out, group) -> out.writeRawValue(group.listJson));
            }
            return Reply.list(call, paging, groups, (out, group) -> out.writeRawValue(group.listJson));
        });
    }

    private static SandboxResponse permissionGroup(Call call) {
        String id = call.id("group");
        SandboxAccount account = call.account();
        return account.read(() -> {
            PermissionGroup group = account.catalog.permissionGroup(id);
            if (group == null) {
                throw ApiError.noRoute(404, call.request().path());
            }
            return Reply.of(out -> out.writeRawValue(group.listJson));
        });
    }

    private static SandboxResponse resourceGroups(Call call) {
        Paging paging = Paging.usual(call);
        SandboxAccount account = call.account();
        return account.read(() -> {
            List<ResourceGroup> groups = account.catalog.resourceGroups().stream()
                    .filter(group -> call.wants("id", group.id) && call.wants("name", group.name))
                    .toList();
            if (groups.isEmpty()) {
                return Reply.nothing();
            }
            return Reply.list(
                    call, paging, groups, (out, group) -> out.writeRawValue(group.json(call.options(), false)));
        });
    }

    private static SandboxResponse resourceGroup(Call call) {
        return call.account().read(() -> show(call, group(call)));
    }

    private static SandboxResponse create(Call call) {
        JsonNode body = call.body();
        SandboxAccount account = call.account();
        return account.write(() -> {
            ResourceGroup group = read(account.ids.next(), name(body, ""), body.path("scope"));
            account.catalog.add(group);
            return show(call, group);
        });
    }

    private static SandboxResponse update(Call call) {
        JsonNode body = call.body();
        SandboxAccount account = call.account();
        return account.write(() -> {
            ResourceGroup former = editable(call);
            String name = name(body, former.name);
            ResourceGroup group = body.has("scope")
                    ? read(former.id, name, body.path("scope"))
                    : new ResourceGroup(former.id, name, former.scopeKey, former.objectKeys, true);
            account.catalog.add(group);
            account.members.replaceResourceGroup(group);
            account.userGroups.replaceResourceGroup(group);
            return show(call, group);
        });
    }

    private static SandboxResponse delete(Call call) {
        SandboxAccount account = call.account();
        return account.write(() -> {
            ResourceGroup group = editable(call);
            if (account.members.snapshot().stream().anyMatch(member -> Policies.name(group, member.policies()))
                    || account.userGroups.all().stream().anyMatch(other -> Policies.name(group, other.policies()))) {
                throw ApiError.invalid("resource group " + group.id + " is in use");
            }
            account.catalog.removeResourceGroup(group.id);
            return Reply.id(group.id);
        });
    }

    private static ResourceGroup read(String id, String name, JsonNode scope) {
        List<String> keys = new ArrayList<>();
        scope.path("objects").forEach(object -> keys.add(object.path("key").asText()));
        if (scope.path("key").asText().isEmpty() || keys.isEmpty()) {
            throw ApiError.invalid("name, scope.key and scope.objects are required");
        }
        return new ResourceGroup(id, name, scope.path("key").asText(), keys, true);
    }

    private static String name(JsonNode body, String formerName) {
        String name = body.path("name").asText(formerName);
        if (name == null || name.isEmpty()) {
            throw ApiError.invalid("Value required for parameter 'name'");
        }
        return name;
    }

    private static ResourceGroup group(Call call) {
        return call.account()
                .catalog
                .resourceGroup(call.id("group"))
                .orElseThrow(() -> ApiError.noRoute(404, call.request().path()));
    }

    private static ResourceGroup editable(Call call) {
        ResourceGroup group = group(call);
        if (!group.editable) {
            throw ApiError.invalid("resource group " + group.id + " cannot be edited");
        }
        return group;
    }

    private static SandboxResponse show(Call call, ResourceGroup group) {
        return Reply.of(out -> out.writeRawValue(group.json(call.options(), false)));
    }
}
