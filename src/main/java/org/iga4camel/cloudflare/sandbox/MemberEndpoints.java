package org.iga4camel.cloudflare.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading members. */
final class MemberEndpoints {

    private static final Set<String> STATUSES =
            Set.of("", MemberState.ACCEPTED, MemberState.PENDING, MemberState.REJECTED);
    private static final Set<String> ORDERS = Set.of("", "user.first_name", "user.last_name", "user.email", "status");

    private MemberEndpoints() {}

    static void register(Routes routes) {
        routes.get("/accounts/{account}/members", Need.READ_MEMBERS, MemberEndpoints::list)
                .get("/accounts/{account}/members/{member}", Need.READ_MEMBERS, MemberEndpoints::one);
    }

    private static SandboxResponse list(Call call) {
        Paging paging = Paging.usual(call);
        String status = oneOf(call, "status", STATUSES);
        String order = oneOf(call, "order", ORDERS);
        boolean descending = oneOf(call, "direction", Set.of("", "asc", "desc")).equals("desc");
        SandboxAccount account = call.account();
        Optional<List<MemberState>> stale =
                account.staleReads.read(call.sandbox().now());
        MemberJson json = call.memberJson();
        return account.read(() -> {
            List<MemberState> rows;
            long total;
            if (stale.isEmpty() && status.isEmpty() && order.isEmpty() && !descending) {
                rows = account.members.page(paging.from(), paging.size());
                total = account.members.size();
            } else {
                List<MemberState> all = stale.map(former -> MemberStore.arrange(former, status, order, descending))
                        .orElseGet(() -> account.members.view(status, order, descending));
                rows = paging.cut(all);
                total = call.options().is(SandboxSwitch.UNFILTERED_TOTAL)
                        ? stale.map(List::size).orElseGet(account.members::size)
                        : all.size();
            }
            return Reply.list(
                    paging,
                    total,
                    rows,
                    call.options().is(SandboxSwitch.TOTAL_PAGES),
                    (out, member) -> json.write(out, member, true));
        });
    }

    private static SandboxResponse one(Call call) {
        String id = call.id("member");
        SandboxAccount account = call.account();
        Optional<List<MemberState>> stale =
                account.staleReads.read(call.sandbox().now());
        return account.read(() -> {
            Optional<MemberState> member = stale.isEmpty()
                    ? account.members.byId(id)
                    : stale.get().stream()
                            .filter(former -> former.id().equals(id))
                            .findFirst();
            return show(call, member.orElseThrow(ApiError::memberNotFound), true);
        });
    }

    /** One member as an answer; to be called under the account's lock. */
    static SandboxResponse show(Call call, MemberState member, boolean withRoles) {
        MemberJson json = call.memberJson();
        return Reply.of(out -> json.write(out, member, withRoles));
    }

    private static String oneOf(Call call, String parameter, Set<String> allowed) {
        String value = call.query(parameter);
        if (!allowed.contains(value)) {
            throw ApiError.invalid("invalid value for parameter '" + parameter + "'");
        }
        return value;
    }
}
