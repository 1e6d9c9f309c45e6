package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Permission groups, resource groups, user groups and the audit log. */
class SandboxIamTest {

    private static final String DAY = "/logs/audit?since=2026-09-01T00:00:00Z&before=2026-09-02T00:00:00Z";

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
    void anUnknownGroupMemberIsCode400() {
        String group = http.account.addUserGroup("on call");

        SandboxHttp.Answer answer =
                http.send("POST", "/iam/user_groups/" + group + "/members", "[{'id':'" + SandboxHttp.UNKNOWN + "'}]");

        assertThat(answer.code()).isEqualTo(400);
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
}
