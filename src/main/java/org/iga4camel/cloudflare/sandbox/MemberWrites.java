package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Inviting, changing and removing members. */
final class MemberWrites {

    private MemberWrites() {}

    static void register(Routes routes) {
        routes.add("POST", "/accounts/{account}/members", Need.WRITE_MEMBERS, audited("Add Member", MemberWrites::post))
                .add(
                        "PUT",
                        "/accounts/{account}/members/{member}",
                        Need.WRITE_MEMBERS,
                        audited("Update Member", MemberWrites::put))
                .add(
                        "DELETE",
                        "/accounts/{account}/members/{member}",
                        Need.WRITE_MEMBERS,
                        audited("Remove Member", MemberWrites::delete));
    }

    private static Routes.Handler audited(String description, Routes.Handler handler) {
        return call -> AuditEndpoints.record(call, description, "members", () -> {
            requireSuperAdministrator(call);
            return handler.answer(call);
        });
    }

    private static void requireSuperAdministrator(Call call) {
        if (call.credential().isAccountOwned() || call.options().is(SandboxSwitch.ANY_USER_MAY_WRITE)) {
            return;
        }
        SandboxAccount account = call.account();
        boolean isOne = account.read(() -> account.members
                .byEmail(call.credential().email())
                .filter(member -> Policies.isSuperAdministrator(account.catalog, account.id(), member))
                .isPresent());
        if (!isOne) {
            throw Routes.forbidden(call.sandbox());
        }
    }

    private static SandboxResponse post(Call call) {
        JsonNode body = call.body();
        String email = body.path("email").asText("").strip();
        if (email.isEmpty()) {
            throw ApiError.invalid("Value required for parameter 'email'");
        }
        if (email.indexOf('@') < 1 || email.length() > 90) {
            throw ApiError.invalid("Invalid value for parameter 'email'");
        }
        boolean direct = body.path("status").asText(MemberState.PENDING).equals(MemberState.ACCEPTED);
        SandboxAccount account = call.account();
        if (direct && !(call.options().is(SandboxSwitch.DIRECT_ADD_ALLOWED) && account.users.exists(email))) {
            throw ApiError.invalid("automatic verification of new members is not allowed")
                    .withEmptyArray();
        }
        return changing(call, () -> {
            List<Policy> policies = new GrantsBody(account).policies(body, JsonNode::isTextual, JsonNode::textValue);
            if (account.members.byEmail(email).isPresent()) {
                throw ApiError.of(
                        400,
                        call.options().is(SandboxSwitch.DUPLICATE_MEMBER_IS_1004) ? 1004 : 1008,
                        "Account member already exists for email address");
            }
            beforeWrite(call);
            String id = account.addMember(email, policies);
            if (direct) {
                account.accept(id);
            }
            return show(call, id, call.options().is(SandboxSwitch.CREATED_MEMBER_HAS_ROLES));
        });
    }

    private static SandboxResponse put(Call call) {
        JsonNode body = call.body();
        String id = call.id("member");
        SandboxAccount account = call.account();
        return changing(call, () -> {
            MemberState before = account.members.byId(id).orElseThrow(ApiError::memberNotFound);
            List<Policy> policies = new ArrayList<>(new GrantsBody(account)
                    .policies(body, JsonNode::isObject, role -> role.path("id").asText()));
            boolean byRoles = body.path("policies").isEmpty();
            if (byRoles && call.options().is(SandboxSwitch.PUT_ROLES_KEEP_OTHER_POLICIES)) {
                policies.addAll(Policies.beyondRoles(before.policies(), account.catalog, account.id()));
            }
            guardLastSuperAdministrator(call, before, before.withPolicies(policies));
            beforeWrite(call);
            account.members.replace(before.withPolicies(policies));
            return show(call, id, true);
        });
    }

    private static SandboxResponse delete(Call call) {
        String id = call.id("member");
        SandboxAccount account = call.account();
        return changing(call, () -> {
            MemberState before = account.members.byId(id).orElseThrow(ApiError::memberNotFound);
            guardLastSuperAdministrator(call, before, before.withPolicies(new ArrayList<>()));
            beforeWrite(call);
            account.remove(id);
            return Reply.id(id);
        });
    }

    private static SandboxResponse changing(Call call, Supplier<SandboxResponse> change) {
        return call.account().write(change);
    }

    private static SandboxResponse show(Call call, String id, boolean withRoles) {
        return MemberEndpoints.show(call, call.account().members.byId(id).orElseThrow(), withRoles);
    }

    private static void beforeWrite(Call call) {
        SandboxAccount account = call.account();
        account.staleReads.beforeWrite(call.options(), call.sandbox().now(), account.members::snapshot);
    }

    private static void guardLastSuperAdministrator(Call call, MemberState before, MemberState after) {
        if (!call.options().is(SandboxSwitch.LAST_SUPER_ADMINISTRATOR_GUARDED)) {
            return;
        }
        SandboxAccount account = call.account();
        boolean loses = Policies.isSuperAdministrator(account.catalog, account.id(), before)
                && !Policies.isSuperAdministrator(account.catalog, account.id(), after);
        boolean another = account.members.listed().stream()
                .filter(member -> !member.id().equals(before.id()))
                .anyMatch(member -> Policies.isSuperAdministrator(account.catalog, account.id(), member));
        if (loses && !another) {
            throw ApiError.invalid("the last Super Administrator cannot be removed");
        }
    }
}
