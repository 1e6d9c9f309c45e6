package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Permission groups and resource groups. */
final class IamEndpoints {

    private IamEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts/{account}/iam/permission_groups", Need.READ_MEMBERS, IamEndpoints::permissionGroups)
                .get(
                        "/accounts/{account}/iam/permission_groups/{group}",
                        Need.READ_MEMBERS,
                        IamEndpoints::permissionGroup)
                .get("/accounts/{account}/iam/resource_groups", Need.READ_MEMBERS, IamEndpoints::resourceGroups)
                .get("/accounts/{account}/iam/resource_groups/{group}", Need.READ_MEMBERS, IamEndpoints::resourceGroup)
                .add("POST", "/accounts/{account}/iam/resource_groups", Need.WRITE_MEMBERS, IamEndpoints::create);
    }

    private static SandboxResponse permissionGroups(Call call) {
        Paging paging = Paging.usual(call);
        Predicate<PermissionGroup> wanted = group -> matches(call, "id", group.id)
                && matches(call, "name", group.name)
                && matches(call, "label", group.label);
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
        SandboxAccount account = call.account();
        return account.read(() -> {
            PermissionGroup group = account.catalog.permissionGroup(call.path().get("group"));
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
                    .filter(group -> matches(call, "id", group.id)
                            && (call.query("name").isEmpty()
                                    || call.query("name").equals(group.name)))
                    .toList();
            if (groups.isEmpty()) {
                return Reply.nothing();
            }
            return Reply.list(
                    call, paging, groups, (out, group) -> out.writeRawValue(group.json(call.options(), false)));
        });
    }

    private static SandboxResponse resourceGroup(Call call) {
        SandboxAccount account = call.account();
        return account.read(() -> show(
                call,
                account.catalog
                        .resourceGroup(call.path().get("group"))
                        .orElseThrow(() -> ApiError.noRoute(404, call.request().path()))));
    }

    private static SandboxResponse create(Call call) {
        JsonNode body = call.body();
        JsonNode scope = body.path("scope");
        List<String> keys = new ArrayList<>();
        scope.path("objects").forEach(object -> keys.add(object.path("key").asText()));
        if (body.path("name").asText().isEmpty() || scope.path("key").asText().isEmpty() || keys.isEmpty()) {
            throw ApiError.invalid("name, scope.key and scope.objects are required");
        }
        SandboxAccount account = call.account();
        return account.write(() -> {
            ResourceGroup group = new ResourceGroup(
                    account.ids.next(),
                    body.path("name").asText(),
                    scope.path("key").asText(),
                    keys,
                    true);
            account.catalog.add(group);
            return show(call, group);
        });
    }

    private static SandboxResponse show(Call call, ResourceGroup group) {
        return Reply.of(out -> out.writeRawValue(group.json(call.options(), false)));
    }

    private static boolean matches(Call call, String parameter, String value) {
        return call.query(parameter).isEmpty() || call.query(parameter).equals(value);
    }
}
