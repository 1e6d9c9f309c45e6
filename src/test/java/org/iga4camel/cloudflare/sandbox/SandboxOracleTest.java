package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the sandbox says about itself is what a reader of its answers finds. */
class SandboxOracleTest {

    private final SandboxFixture fixture = new SandboxFixture();

    @Test
    void theGrantsAreWhatThePoliciesOfAllPagesSay() {
        fixture.account.populate(430, 60);

        Set<SandboxGrant> read = new HashSet<>();
        Map<String, String> roleIds = new HashMap<>();
        fixture.rows("/roles")
                .forEach(role ->
                        roleIds.put(role.path("name").asText(), role.path("id").asText()));
        roleIds.put("Super Administrator - All Privileges", "33666b9c79b9a5273fc7344ff42f953d");
        for (JsonNode member : fixture.rows("/members")) {
            for (JsonNode policy : member.path("policies")) {
                read.addAll(grants(member.path("id").asText(), policy, roleIds));
            }
        }

        assertThat(roleIds).hasSize(61);
        assertThat(read).isEqualTo(fixture.account.grants());
    }

    @Test
    void aPolicyOverThreeZonesIsThreeGrantsPerPermissionGroup() {
        SandboxAccount account = fixture.account;
        String zones = account.addResourceGroup(
                "three",
                account.accountKey(),
                account.zoneKey("a.example"),
                account.zoneKey("b.example"),
                account.zoneKey("c.example"));
        String dns = account.permissionGroupId("Domain DNS");

        String id = account.inviteWithPolicies("a@example.com", SandboxPolicy.deny(dns, zones));

        assertThat(account.grants(id))
                .containsExactlyInAnyOrder(
                        new SandboxGrant(id, dns, "deny", account.zoneKey("a.example")),
                        new SandboxGrant(id, dns, "deny", account.zoneKey("b.example")),
                        new SandboxGrant(id, dns, "deny", account.zoneKey("c.example")));
    }

    @Test
    void aWholeAccountPolicyIsAGrantOfTheRoleOfItsName() {
        SandboxAccount account = fixture.account;

        String id = account.inviteWithPolicies(
                "a@example.com",
                SandboxPolicy.allow(account.permissionGroupId("Billing"), account.wholeAccountGroupId()));

        assertThat(account.grants(id))
                .containsExactly(
                        new SandboxGrant(id, "298ce8e7a2ba08b9d18ce0a32bb458ee", "allow", account.accountKey()));
    }

    @Test
    void aRemovedRoleTakesItsGrantsAlong() {
        SandboxAccount account = fixture.account;
        String role = account.addRole("Short-lived");
        String id = account.invite("a@example.com", role, account.roleId("DNS"));

        account.removeRole(role);

        assertThat(account.grants(id)).extracting(SandboxGrant::roleId).containsExactly(account.roleId("DNS"));
    }

    private static Set<SandboxGrant> grants(String memberId, JsonNode policy, Map<String, String> roleIds) {
        Set<SandboxGrant> grants = new HashSet<>();
        for (JsonNode group : policy.path("permission_groups")) {
            String roleId = roleIds.getOrDefault(
                    group.path("name").asText(), group.path("id").asText());
            for (JsonNode where : policy.path("resource_groups")) {
                JsonNode scope = where.path("scope");
                for (JsonNode object : scope.path("objects")) {
                    String key = object.path("key").asText();
                    grants.add(new SandboxGrant(
                            memberId,
                            roleId,
                            policy.path("access").asText(),
                            key.equals("*") ? scope.path("key").asText() : key));
                }
            }
        }
        return grants;
    }
}
