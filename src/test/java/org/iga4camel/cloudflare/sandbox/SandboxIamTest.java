package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Permission groups, resource groups, user groups and the audit log. */
class SandboxIamTest {

    private static final String DAY = "/logs/audit?since=2026-09-01T00:00:00Z&before=2026-09-02T00:00:00Z";

    private static final String ZONE = "com.cloudflare.api.account.zone.0000000000000000000000000000000a";
    private static final String OTHER_ZONE = "com.cloudflare.api.account.zone.0000000000000000000000000000000b";

    private final SandboxHttp http = new SandboxHttp();
    private final String member = http.account.add("a@example.com", SandboxHttp.READ_ONLY);

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aPermissionGroupIsFoundByItsExactName() {
        SandboxHttp.Answer answer = http.get("/iam/permission_groups?name=Domain%20DNS");

        assertThat(answer.result().findValuesAsText("id")).containsExactly(SandboxHttp.DOMAIN_DNS);
        assertThat(answer.result().at("/0/meta/scopes").asText()).isEqualTo("com.cloudflare.api.account.zone");
        assertThat(answer.result().at("/0/status").asText()).isEqualTo("V");
    }

    @Test
    void anUnknownNameOfAPermissionGroupIsAnEmptyList() {
        SandboxHttp.Answer answer = http.get("/iam/permission_groups?name=nope");

        assertThat(answer.result().isArray()).isTrue();
        assertThat(answer.result()).isEmpty();
    }

    @Test
    void permissionGroupsHaveNoResultInfoWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.PERMISSION_GROUPS_WITHOUT_RESULT_INFO);

        SandboxHttp.Answer answer = http.get("/iam/permission_groups");

        assertThat(answer.json().has("result_info")).isFalse();
        assertThat(answer.result()).hasSize(20);
    }

    @Test
    void theWholeAccountIsAResourceGroupNamedByItsKey() {
        SandboxHttp.Answer answer = http.get("/iam/resource_groups?name=" + http.account.accountKey());

        assertThat(answer.result().at("/0/id").asText()).isEqualTo(http.account.wholeAccountGroupId());
    }

    @Test
    void anUnknownNameOfAResourceGroupIsNull() {
        SandboxHttp.Answer answer = http.get("/iam/resource_groups?name=nope");

        assertThat(answer.result().isNull()).isTrue();
    }

    @Test
    void aResourceGroupCanBeCreated() {
        String key = http.account.zoneKey("shop.example");

        SandboxHttp.Answer answer = http.send(
                "POST",
                "/iam/resource_groups",
                "{'name':'shop','scope':{'key':'" + http.account.accountKey() + "','objects':[{'key':'" + key
                        + "'}]}}");

        String id = answer.result().path("id").asText();
        assertThat(http.get("/iam/resource_groups/" + id)
                        .result()
                        .at("/scope/objects/0/key")
                        .asText())
                .isEqualTo(key);
    }

    @Test
    void aGroupWithoutMembersListsNull() {
        String group = http.account.addUserGroup("empty");

        SandboxHttp.Answer answer = http.get("/iam/user_groups/" + group + "/members");

        assertThat(answer.result().isNull()).isTrue();
        assertThat(answer.json().has("result_info")).isFalse();
    }

    @Test
    void aGroupWithoutMembersListsAnEmptyArrayWhenSwitched() {
        String group = http.account.addUserGroup("empty");
        http.sandbox.options().on(SandboxSwitch.EMPTY_GROUP_MEMBERS_AS_LIST);

        SandboxHttp.Answer answer = http.get("/iam/user_groups/" + group + "/members");

        assertThat(answer.result().isArray()).isTrue();
    }

    @Test
    void groupMembersAreAddedByABareArray() {
        String group = http.account.addUserGroup("on call");

        http.send("POST", "/iam/user_groups/" + group + "/members", "[{'id':'" + member + "'}]");

        assertThat(http.get("/iam/user_groups/" + group + "/members")
                        .result()
                        .at("/0/id")
                        .asText())
                .isEqualTo(member);
        assertThat(http.get("/iam/user_groups/" + group + "/members/" + member)
                        .result()
                        .at("/user/email")
                        .asText())
                .isEqualTo("a@example.com");
    }

    @Test
    void groupMembersAreAddedByAWrappedArrayToo() {
        String group = http.account.addUserGroup("on call");

        http.send("PUT", "/iam/user_groups/" + group + "/members", "{'members':[{'id':'" + member + "'}]}");

        assertThat(http.get("/iam/user_groups/" + group + "/members").result()).hasSize(1);
    }

    @Test
    void anEmptyArrayEmptiesAGroup() {
        String group = http.account.addUserGroup("on call", member);

        SandboxHttp.Answer answer = http.send("PUT", "/iam/user_groups/" + group + "/members", "[]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(http.get("/iam/user_groups/" + group + "/members").result().isNull())
                .isTrue();
    }

    @Test
    void anUnknownGroupMemberIsRefused() {
        String group = http.account.addUserGroup("on call");

        SandboxHttp.Answer answer =
                http.send("POST", "/iam/user_groups/" + group + "/members", "[{'id':'" + SandboxHttp.UNKNOWN + "'}]");

        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void aGroupIsCreatedChangedAndDeleted() {
        String group = http.send("POST", "/iam/user_groups", "{'name':'ops'}")
                .result()
                .path("id")
                .asText();
        http.send(
                "PUT",
                "/iam/user_groups/" + group,
                "{'policies':[{'access':'allow','permission_groups':[{'id':'"
                        + http.account.permissionGroupId("DNS") + "'}],'resource_groups':[{'id':'"
                        + http.account.wholeAccountGroupId() + "'}]}]}");

        JsonNode shown = http.get("/iam/user_groups/" + group).result();
        http.send("DELETE", "/iam/user_groups/" + group, "");

        assertThat(shown.path("name").asText()).isEqualTo("ops");
        assertThat(shown.path("policies")).hasSize(1);
        assertThat(http.get("/iam/user_groups").result()).isEmpty();
    }

    @Test
    void aRemovedMemberLeavesItsGroups() {
        String group = http.account.addUserGroup("on call", member);

        http.send("DELETE", "/members/" + member, "");

        assertThat(http.get("/iam/user_groups/" + group + "/members").result().isNull())
                .isTrue();
    }

    @Test
    void everyWriteOfAMemberLeavesOneAuditEntry() {
        String id = http.send("POST", "/members", "{'email':'n@example.com','roles':['" + SandboxHttp.BILLING + "']}")
                .result()
                .path("id")
                .asText();
        http.send("PUT", "/members/" + id, "{'roles':[{'id':'" + SandboxHttp.READ_ONLY + "'}]}");
        http.send("DELETE", "/members/" + id, "");

        SandboxHttp.Answer answer = http.get(DAY + "&direction=asc");

        assertThat(answer.result().findValuesAsText("description"))
                .containsExactly("Add Member", "Update Member", "Remove Member");
        assertThat(answer.result().at("/0/raw/uri").asText()).endsWith("/members");
        assertThat(answer.result().at("/2/raw/uri").asText()).endsWith("/members/" + id);
        assertThat(answer.info().path("count").isTextual()).isTrue();
    }

    @Test
    void acceptanceLeavesNoAuditEntry() {
        http.account.accept(http.account.invite("b@example.com", SandboxHttp.BILLING));

        SandboxHttp.Answer answer = http.get(DAY);

        assertThat(answer.result()).isEmpty();
    }

    @Test
    void theAuditLogNeedsItsPeriod() {
        SandboxHttp.Answer answer = http.get("/logs/audit?since=2026-09-01");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void theAuditLogContinuesByItsCursorAndCanBeFiltered() {
        for (int i = 0; i < 3; i++) {
            http.send("DELETE", "/members/" + SandboxHttp.UNKNOWN, "");
            http.clock.advance(Duration.ofSeconds(1));
        }

        SandboxHttp.Answer first = http.get(DAY + "&limit=2&action_result=failure&raw_method.not=GET");
        SandboxHttp.Answer second =
                http.get(DAY + "&limit=2&cursor=" + first.info().path("cursor").asText());

        assertThat(List.of(first.result().size(), second.result().size())).containsExactly(2, 1);
        assertThat(second.info().path("cursor").asText()).isEmpty();
    }

    @Test
    void theCursorOfTheAuditLogIsToldWhereTheOfficialClientLooksForIt() {
        http.send("DELETE", "/members/" + SandboxHttp.UNKNOWN, "");
        http.clock.advance(Duration.ofSeconds(1));
        http.send("DELETE", "/members/" + SandboxHttp.UNKNOWN, "");

        SandboxHttp.Answer answer = http.get(DAY + "&limit=1");

        assertThat(answer.info().at("/cursors/after").asText())
                .isNotEmpty()
                .isEqualTo(answer.info().path("cursor").asText());
    }

    @Test
    void theFirstAuditLogIsPagedAndNeedsNoPeriod() {
        http.send("DELETE", "/members/" + SandboxHttp.UNKNOWN, "");
        http.send("DELETE", "/members/" + member, "");

        SandboxHttp.Answer answer = http.get("/audit_logs?per_page=1&page=2&direction=asc");

        assertThat(answer.info().path("total_count").asInt()).isEqualTo(2);
        assertThat(answer.result().at("/0/resource/id").asText()).isEqualTo(member);
        assertThat(answer.result().at("/0/action/type").asText()).isEqualTo("delete");
        assertThat(answer.result().at("/0/action/result").asBoolean()).isTrue();
    }

    @Test
    void aResourceGroupThatIsChangedChangesWhereItsPoliciesApply() {
        String group = zone(ZONE);
        String member = http.account.inviteWithPolicies(
                "scoped@example.com", SandboxPolicy.allow(SandboxHttp.DOMAIN_DNS, group));

        http.send(
                "PUT",
                "/iam/resource_groups/" + group,
                "{'name':'shop','scope':{'key':'" + http.account.accountKey() + "','objects':[{'key':'" + OTHER_ZONE
                        + "'}]}}");

        assertThat(http.get("/members/" + member)
                        .result()
                        .at("/policies/0/resource_groups/0/scope/objects/0/key")
                        .asText())
                .endsWith(OTHER_ZONE);
    }

    @Test
    void onlyAResourceGroupThatIsNotInUseAndNotCloudflaresOwnIsDeleted() {
        String used = zone(ZONE);
        http.account.inviteWithPolicies("scoped@example.com", SandboxPolicy.allow(SandboxHttp.DOMAIN_DNS, used));
        String unused = zone(OTHER_ZONE);

        List<Integer> answers = Stream.of(used, http.account.wholeAccountGroupId(), unused, unused)
                .map(id -> http.send("DELETE", "/iam/resource_groups/" + id, "").status())
                .toList();

        assertThat(answers).containsExactly(400, 400, 200, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/members/",
                "/roles/",
                "/iam/permission_groups/",
                "/iam/resource_groups/",
                "/iam/user_groups/",
                "/tokens/"
            })
    void aMalformedIdIsAnsweredAlikeEverywhere(String list) {
        SandboxHttp.Answer answer = http.get(list + "not-an-id");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 7003);
    }

    @Test
    void userGroupsComeInTheDirectionThatIsAskedFor() {
        http.account.addUserGroup("b");
        http.account.addUserGroup("c");
        http.account.addUserGroup("a");

        JsonNode groups = http.get("/iam/user_groups?direction=desc").result();

        assertThat(groups.findValuesAsText("name")).containsExactly("c", "b", "a");
    }

    @Test
    void aTokenThatIsMadeCanDoWhatItWasGiven() {
        String read = http.get("/tokens/permission_groups?name=Account%20Settings%20Read")
                .result()
                .at("/0/id")
                .asText();
        JsonNode token = http.send(
                        "POST",
                        "/tokens",
                        "{'name':'reviews','policies':[{'effect':'allow','permission_groups':[{'id':'" + read
                                + "'}],'resources':{'" + http.account.accountKey() + "':'*'}}]}")
                .result();
        String[] bearer = {"Authorization", "Bearer " + token.path("value").asText()};

        List<Integer> answers = List.of(
                http.ask("GET", SandboxFixture.path("/members"), "", bearer).status(),
                http.ask("DELETE", SandboxFixture.path("/members/" + member), "", bearer)
                        .status());

        assertThat(answers).containsExactly(200, 403);
        assertThat(http.get("/tokens/" + token.path("id").asText()).result().has("value"))
                .isFalse();
    }

    @Test
    void aBodyThatIsNotCalledJsonIsRefused() {
        SandboxHttp.Answer answer = http.ask(
                "POST",
                SandboxFixture.path("/iam/user_groups"),
                "{\"name\":\"ops\"}",
                "Authorization",
                "Bearer " + SandboxHttp.TOKEN,
                "Content-Type",
                "text/plain");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 6003);
    }

    @Test
    void oneAccessGroupIsShownByItsId() {
        String id = http.get("/access/groups").result().at("/1/id").asText();

        SandboxHttp.Answer answer = http.get("/access/groups/" + id);

        assertThat(answer.result().path("name").asText()).isEqualTo("Contractors");
    }

    private String zone(String key) {
        return http.account.addResourceGroup(key, http.account.accountKey(), key);
    }
}
