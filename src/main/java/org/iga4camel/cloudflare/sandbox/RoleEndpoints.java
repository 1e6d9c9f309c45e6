package org.iga4camel.cloudflare.sandbox;

/** The legacy view of what can be granted. */
final class RoleEndpoints {

    private RoleEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts/{account}/roles", Need.READ_MEMBERS, RoleEndpoints::list)
                .get("/accounts/{account}/roles/{role}", Need.READ_MEMBERS, RoleEndpoints::one);
    }

    private static SandboxResponse list(Call call) {
        Paging paging = Paging.usual(call);
        Catalog catalog = call.account().catalog;
        return call.account()
                .read(() -> Reply.list(
                        call,
                        paging,
                        catalog.listedRoles(call.options()),
                        (out, role) -> out.writeRawValue(role.json(call.options()))));
    }

    private static SandboxResponse one(Call call) {
        String id = call.id("role");
        Catalog catalog = call.account().catalog;
        return call.account().read(() -> {
            Role role = catalog.role(id)
                    .orElseThrow(() -> ApiError.noRoute(404, call.request().path()));
            return Reply.of(out -> out.writeRawValue(role.json(call.options())));
        });
    }
}
