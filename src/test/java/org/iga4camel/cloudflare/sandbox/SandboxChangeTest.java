package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changing and removing members. */
class SandboxChangeTest {

    private final SandboxHttp http = new SandboxHttp();
    private final String member = http.account.add("a@example.com", SandboxHttp.READ_ONLY);

    @AfterEach
    void stop() {
        http.close();
    }

    private static String roles(String... ids) {
        return "{'roles':[{'id':'" + String.join("'},{'id':'", ids) + "'}]}";
    }

    private static String policy(String permissionGroup, String resourceGroup) {
        return "{'policies':[{'access':'allow','permission_groups':[{'id':'" + permissionGroup
                + "'}],'resource_groups':[{'id':'" + resourceGroup + "'}]}]}";
    }

    @Test
    void anUnknownMemberIs1003() {
        SandboxHttp.Answer answer = http.get("/members/" + SandboxHttp.UNKNOWN);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(404, 1003);
        assertThat(answer.message()).isEqualTo("Member not found for account");
    }

    @Test
    void aMalformedMemberIdIsARouteThatDoesNotExist() {
        SandboxHttp.Answer answer = http.get("/members/xyz");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 7003);
    }

    @Test
    void changingToRolesRebuildsPoliciesUnderNewIds() {
        String zone = http.account.addZone("shop.example");
        http.account.setPolicies(member, SandboxPolicy.allow(SandboxHttp.DOMAIN_DNS, zone));
        String former =
                http.get("/members/" + member).result().at("/policies/0/id").asText();

        SandboxHttp.Answer answer =
                http.send("PUT", "/members/" + member, roles(SandboxHttp.BILLING, SandboxHttp.READ_ONLY));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.result().path("policies")).hasSize(2);
        assertThat(answer.result().path("policies").findValuesAsText("id")).doesNotContain(former);
        assertThat(http.account.grants(member))
                .containsExactlyInAnyOrder(
                        new SandboxGrant(member, SandboxHttp.BILLING, "allow", http.account.accountKey()),
                        new SandboxGrant(member, SandboxHttp.READ_ONLY, "allow", http.account.accountKey()));
    }

    @Test
    void changingToPoliciesRebuildsRolesFromTheWholeAccountOnes() {
        String group = http.account.permissionGroupId("Billing");

        SandboxHttp.Answer answer =
                http.send("PUT", "/members/" + member, policy(group, http.account.wholeAccountGroupId()));

        assertThat(answer.result().path("roles").findValuesAsText("id")).containsExactly(SandboxHttp.BILLING);
    }

    @Test
    void changingToRolesDropsWhatNoRoleSays() {
        String zone = http.account.addZone("shop.example");
        http.account.setPolicies(member, SandboxPolicy.allow(SandboxHttp.DOMAIN_DNS, zone));

        http.send("PUT", "/members/" + member, roles(SandboxHttp.BILLING));

        assertThat(http.account.grants(member))
                .containsExactly(new SandboxGrant(member, SandboxHttp.BILLING, "allow", http.account.accountKey()));
    }

    @Test
    void changingToRolesKeepsWhatNoRoleSaysWhenSwitched() {
        String whole = http.account.wholeAccountGroupId();
        String zone = http.account.addZone("shop.example");
        String billing = http.account.permissionGroupId("Billing");
        String roleless = http.account.addPermissionGroup("Helper", "com.cloudflare.api.account");
        http.account.setPolicies(
                member,
                new SandboxPolicy(
                        "allow", List.of(roleless, http.account.permissionGroupId("Analytics")), List.of(whole)),
                SandboxPolicy.allow(SandboxHttp.DOMAIN_DNS, zone),
                SandboxPolicy.deny(billing, whole));
        http.sandbox.options().on(SandboxSwitch.PUT_ROLES_KEEP_OTHER_POLICIES);

        http.send("PUT", "/members/" + member, roles(SandboxHttp.BILLING));

        assertThat(http.account.grants(member))
                .containsExactlyInAnyOrder(
                        new SandboxGrant(member, SandboxHttp.BILLING, "allow", http.account.accountKey()),
                        new SandboxGrant(member, SandboxHttp.BILLING, "deny", http.account.accountKey()),
                        new SandboxGrant(member, roleless, "allow", http.account.accountKey()),
                        new SandboxGrant(
                                member, SandboxHttp.DOMAIN_DNS, "allow", http.account.zoneKey("shop.example")));
    }

    @Test
    void aScopedGroupWithoutARoleShowsAmongTheRolesUnderItsOwnId() {
        String zone = http.account.addZone("shop.example");

        SandboxHttp.Answer answer = http.send("PUT", "/members/" + member, policy(SandboxHttp.DOMAIN_DNS, zone));

        assertThat(answer.result().path("roles").findValuesAsText("id")).containsExactly(SandboxHttp.DOMAIN_DNS);
    }

    @Test
    void aScopedGroupWithoutARoleIsHiddenWhenSwitched() {
        String zone = http.account.addZone("shop.example");
        http.sandbox.options().on(SandboxSwitch.ROLELESS_GROUPS_HIDDEN);

        SandboxHttp.Answer answer = http.send("PUT", "/members/" + member, policy(SandboxHttp.DOMAIN_DNS, zone));

        assertThat(answer.result().path("roles")).isEmpty();
    }

    @Test
    void aDeniedRoleIsNotAmongTheRoles() {
        http.account.setPolicies(
                member,
                SandboxPolicy.deny(http.account.permissionGroupId("Billing"), http.account.wholeAccountGroupId()));

        JsonNode shown = http.get("/members/" + member).result();

        assertThat(shown.path("roles")).isEmpty();
        assertThat(shown.at("/policies/0/access").asText()).isEqualTo("deny");
    }

    @Test
    void wholeAccountPoliciesShowZerosWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.ZERO_IDS);

        JsonNode policy =
                http.get("/members/" + member).result().path("policies").path(0);

        assertThat(policy.path("id").asText()).isEqualTo("0".repeat(32));
        assertThat(policy.at("/resource_groups/0/id").asText()).isEqualTo("0".repeat(32));
        assertThat(policy.at("/resource_groups/0/name").asText()).isEqualTo(http.account.accountKey());
    }

    @Test
    void zerosCannotBeSentBack() {
        SandboxHttp.Answer answer = http.send(
                "PUT", "/members/" + member, policy(http.account.permissionGroupId("Billing"), "0".repeat(32)));

        assertThat(answer.code()).isEqualTo(1006);
    }

    @Test
    void theScopeIsAnArrayWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.SCOPE_AS_ARRAY);

        JsonNode shown = http.get("/members/" + member).result();

        assertThat(shown.at("/policies/0/resource_groups/0/scope/0/key").asText())
                .isEqualTo(http.account.accountKey());
    }

    @Test
    void rolesAsStringsAreRefusedInAChange() {
        SandboxHttp.Answer answer = http.send("PUT", "/members/" + member, "{'roles':['" + SandboxHttp.BILLING + "']}");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
        assertThat(answer.message()).contains("invalid type").contains("'roles'");
    }

    @Test
    void aChangeNeedsABody() {
        SandboxHttp.Answer answer = http.send("PUT", "/members/" + SandboxHttp.UNKNOWN, "");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
    }

    @Test
    void aChangeToNoRolesIsRefused() {
        SandboxHttp.Answer answer = http.send("PUT", "/members/" + member, "{'roles':[]}");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
        assertThat(http.account.grants(member)).hasSize(1);
    }

    @Test
    void theRolesOfAnOpenInvitationAreSwappedInPlace() {
        String pending = http.account.invite("b@example.com", SandboxHttp.BILLING);

        SandboxHttp.Answer answer = http.send("PUT", "/members/" + pending, roles(SandboxHttp.READ_ONLY));

        assertThat(answer.result().path("id").asText()).isEqualTo(pending);
        assertThat(answer.result().path("status").asText()).isEqualTo("pending");
        assertThat(answer.result().path("roles").findValuesAsText("id")).containsExactly(SandboxHttp.READ_ONLY);
    }

    @Test
    void aMemberIsRemovedOnce() {
        SandboxHttp.Answer first = http.send("DELETE", "/members/" + member, "");
        SandboxHttp.Answer second = http.send("DELETE", "/members/" + member, "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.result().path("id").asText()).isEqualTo(member);
        assertThat(List.of(second.status(), second.code())).containsExactly(404, 1003);
    }

    @Test
    void theLastSuperAdministratorCanBeRemoved() {
        String last = http.account.add("root@example.com", SandboxHttp.SUPER);

        SandboxHttp.Answer answer = http.send("DELETE", "/members/" + last, "");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void theLastSuperAdministratorIsGuardedWhenSwitched() {
        String last = http.account.add("root@example.com", SandboxHttp.SUPER);
        http.account.invite("not.yet@example.com", SandboxHttp.SUPER);
        http.sandbox.options().on(SandboxSwitch.LAST_SUPER_ADMINISTRATOR_GUARDED);

        SandboxHttp.Answer removal = http.send("DELETE", "/members/" + last, "");
        SandboxHttp.Answer demotion = http.send("PUT", "/members/" + last, roles(SandboxHttp.BILLING));

        assertThat(List.of(removal.code(), demotion.code())).containsExactly(1001, 1001);
    }

    @Test
    void aReadAfterAWriteSeesIt() {
        http.send("PUT", "/members/" + member, roles(SandboxHttp.BILLING));

        JsonNode roles = http.get("/members/" + member).result().path("roles");

        assertThat(roles.findValuesAsText("id")).containsExactly(SandboxHttp.BILLING);
    }

    @Test
    void readsAreStaleForAWhileWhenTold() {
        http.sandbox.options().staleFor(Duration.ofSeconds(3));
        http.send("PUT", "/members/" + member, roles(SandboxHttp.BILLING));

        List<String> early =
                http.get("/members/" + member).result().path("roles").findValuesAsText("id");
        List<String> earlyInList =
                http.get("/members").result().path(0).path("roles").findValuesAsText("id");
        http.clock.advance(Duration.ofSeconds(3));
        List<String> late =
                http.get("/members/" + member).result().path("roles").findValuesAsText("id");

        assertThat(early).containsExactly(SandboxHttp.READ_ONLY);
        assertThat(earlyInList).containsExactly(SandboxHttp.READ_ONLY);
        assertThat(late).containsExactly(SandboxHttp.BILLING);
    }

    @Test
    void readsAreStaleForANumberOfReadsWhenTold() {
        http.sandbox.options().staleReads(2);
        http.send("DELETE", "/members/" + member, "");

        List<Integer> statuses = List.of(
                http.get("/members/" + member).status(),
                http.get("/members/" + member).status(),
                http.get("/members/" + member).status());

        assertThat(statuses).containsExactly(200, 200, 404);
    }
}
