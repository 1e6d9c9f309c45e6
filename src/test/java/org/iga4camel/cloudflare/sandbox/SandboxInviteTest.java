package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Inviting people, and what becomes of invitations. */
class SandboxInviteTest {

    private static final String INVITE = "{'email':'new@example.com','roles':['" + SandboxHttp.READ_ONLY + "']}";

    private final SandboxHttp http = new SandboxHttp();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void anInvitationIsPendingAndItsAnswerHasNoRoles() {
        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.result().path("status").asText()).isEqualTo("pending");
        assertThat(answer.result().path("user").path("id").isNull()).isTrue();
        assertThat(answer.result().has("roles")).isFalse();
        assertThat(answer.result().path("policies")).hasSize(1);
    }

    @Test
    void theAnswerToAnInvitationHasRolesWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.CREATED_MEMBER_HAS_ROLES);

        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE);

        assertThat(answer.result().at("/roles/0/id").asText()).isEqualTo(SandboxHttp.READ_ONLY);
    }

    @Test
    void anInvitedRoleIsOneWholeAccountPolicyOfItsName() {
        String id = http.send("POST", "/members", INVITE).result().path("id").asText();

        JsonNode member = http.get("/members/" + id).result();

        JsonNode policy = member.path("policies").path(0);
        assertThat(member.path("roles").findValuesAsText("name")).containsExactly("Administrator Read Only");
        assertThat(policy.path("access").asText()).isEqualTo("allow");
        assertThat(policy.at("/permission_groups/0/name").asText()).isEqualTo("Administrator Read Only");
        assertThat(policy.at("/permission_groups/0/id").asText()).isNotEqualTo(SandboxHttp.READ_ONLY);
        assertThat(policy.at("/permission_groups/0/meta/editable").isTextual()).isTrue();
        assertThat(policy.at("/resource_groups/0/scope/key").asText()).isEqualTo(http.account.accountKey());
        assertThat(policy.at("/resource_groups/0/scope/objects/0/key").asText()).isEqualTo("*");
    }

    @Test
    void anInvitationNeedsAnEmail() {
        SandboxHttp.Answer answer = http.send("POST", "/members", "{'roles':['" + SandboxHttp.BILLING + "']}");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
        assertThat(answer.message()).contains("Value required for parameter 'email'");
    }

    @Test
    void anInvitationNeedsARole() {
        SandboxHttp.Answer answer = http.send("POST", "/members", "{'email':'a@example.com','roles':[]}");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
    }

    @Test
    void anUnknownRoleCannotBeAssigned() {
        SandboxHttp.Answer answer =
                http.send("POST", "/members", "{'email':'a@example.com','roles':['" + SandboxHttp.UNKNOWN + "']}");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
        assertThat(answer.message()).isEqualTo("Invalid request: Invalid role assignments found");
    }

    @Test
    void aListedRoleMayNotBeAssignable() {
        SandboxHttp.Answer answer = http.send(
                "POST",
                "/members",
                "{'email':'a@example.com','roles':['" + http.account.roleId("API Gateway Read") + "']}");

        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void rolesAsObjectsAreRefusedInAnInvitation() {
        SandboxHttp.Answer answer = http.send(
                "POST", "/members", "{'email':'a@example.com','roles':[{'id':'" + SandboxHttp.BILLING + "'}]}");

        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void aDuplicateIsRefusedWhateverItsCaseAndStatus() {
        http.account.invite("NEW@example.com", SandboxHttp.BILLING);

        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1008);
    }

    @Test
    void aDuplicateIs1004WhenSwitched() {
        http.account.add("new@example.com", SandboxHttp.BILLING);
        http.sandbox.options().on(SandboxSwitch.DUPLICATE_MEMBER_IS_1004);

        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE);

        assertThat(answer.code()).isEqualTo(1004);
    }

    @Test
    void aDirectAddIsRefusedWithAnEmptyArray() {
        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE.replace("}", ",'status':'accepted'}"));

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
        assertThat(answer.message()).contains("automatic verification of new members is not allowed");
        assertThat(answer.result().isArray()).isTrue();
    }

    @Test
    void aDirectAddOfAnExistingUserIsAcceptedWhenSwitched() {
        SandboxAccount other = http.sandbox.addAccount("Other");
        other.add("new@example.com", SandboxHttp.BILLING);
        http.sandbox.options().on(SandboxSwitch.DIRECT_ADD_ALLOWED);

        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE.replace("}", ",'status':'accepted'}"));

        assertThat(answer.result().path("status").asText()).isEqualTo("accepted");
        assertThat(answer.result().at("/user/id").asText())
                .isEqualTo(other.memberByEmail("new@example.com").orElseThrow().userId());
    }

    @Test
    void aDirectAddOfAnUnknownUserIsRefusedEvenWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.DIRECT_ADD_ALLOWED);

        SandboxHttp.Answer answer = http.send("POST", "/members", INVITE.replace("}", ",'status':'accepted'}"));

        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void policiesWinOverRoles() {
        String zone = http.account.addZone("shop.example");

        SandboxHttp.Answer answer = http.send(
                "POST",
                "/members",
                "{'email':'a@example.com','roles':['" + SandboxHttp.BILLING
                        + "'],'policies':[{'access':'allow','permission_groups':[{'id':'" + SandboxHttp.DOMAIN_DNS
                        + "'}],'resource_groups':[{'id':'" + zone + "'}]}]}");

        assertThat(http.account.grants(answer.result().path("id").asText()))
                .extracting(SandboxGrant::roleId)
                .containsExactly(SandboxHttp.DOMAIN_DNS);
    }

    @Test
    void anImpossiblePairOfGroupsIs1006() {
        SandboxHttp.Answer answer = http.send(
                "POST",
                "/members",
                "{'email':'a@example.com','policies':[{'access':'allow','permission_groups':[{'id':'"
                        + SandboxHttp.DOMAIN_DNS + "'}],'resource_groups':[{'id':'"
                        + http.account.wholeAccountGroupId() + "'}]}]}");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1006);
        assertThat(http.account.members()).isEmpty();
    }

    @Test
    void anInlineScopeMakesAGroupWithoutAName() {
        String key = http.account.zoneKey("shop.example");

        SandboxHttp.Answer answer = http.send(
                "POST",
                "/members",
                "{'email':'a@example.com','policies':[{'access':'deny','permission_groups':[{'id':'"
                        + SandboxHttp.DOMAIN_DNS + "'}],'resource_groups':[{'scope':{'key':'" + key
                        + "','objects':[{'key':'*'}]}}]}]}");

        JsonNode group = answer.result().at("/policies/0/resource_groups/0");
        assertThat(group.path("id").asText()).hasSize(32);
        assertThat(group.has("name")).isFalse();
        assertThat(http.account.grants())
                .containsExactly(
                        new SandboxGrant(answer.result().path("id").asText(), SandboxHttp.DOMAIN_DNS, "deny", key));
    }

    @Test
    void acceptingSetsTheUserOfTheAddress() {
        String id = http.account.invite("a@example.com", SandboxHttp.BILLING);

        http.account.accept(id);

        JsonNode member = http.get("/members/" + id).result();
        assertThat(member.path("status").asText()).isEqualTo("accepted");
        assertThat(member.at("/user/id").asText()).hasSize(32);
    }

    @Test
    void rejectingLeavesAnEntryThatOnlyItsFilterShows() {
        String id = http.account.invite("a@example.com", SandboxHttp.BILLING);

        http.account.reject(id);

        assertThat(http.get("/members").result()).isEmpty();
        assertThat(http.get("/members?status=rejected").result().at("/0/id").asText())
                .isEqualTo(id);
        assertThat(http.account.members()).isEmpty();
    }

    @Test
    void expiringRemovesTheEntryAndFreesTheAddress() {
        String id = http.account.invite("new@example.com", SandboxHttp.BILLING);

        http.account.expire(id);

        assertThat(http.get("/members/" + id).code()).isEqualTo(1003);
        assertThat(http.send("POST", "/members", INVITE).result().path("id").asText())
                .isNotEqualTo(id);
    }

    @Test
    void oddMembersCanBeMade() {
        String id = http.account.invite("a@example.com", SandboxHttp.BILLING);

        http.account.setUserId(id, SandboxHttp.UNKNOWN);
        http.account.setStatus(id, "suspended");
        http.account.setExtraField(id, "risk", List.of(1, 2));
        http.account.setNames(id, "Ada", null);
        http.account.setTwoFactor(id, true);
        http.account.setEmail(id, "b@example.com");

        JsonNode member = http.get("/members").result().path(0);
        assertThat(member.at("/user/id").asText()).isEqualTo(SandboxHttp.UNKNOWN);
        assertThat(member.path("status").asText()).isEqualTo("suspended");
        assertThat(member.path("risk")).hasSize(2);
        assertThat(member.at("/user/first_name").asText()).isEqualTo("Ada");
        assertThat(member.at("/user/two_factor_authentication_enabled").asBoolean())
                .isTrue();
        assertThat(http.account.memberByEmail("B@example.com")).isPresent();
        assertThat(http.account.memberByEmail("a@example.com")).isEmpty();
    }
}
