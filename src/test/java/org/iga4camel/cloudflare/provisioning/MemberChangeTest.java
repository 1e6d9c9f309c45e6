package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.PublishedPermissionGroup;
import org.iga4camel.cloudflare.cache.PublishedResourceGroup;
import org.iga4camel.cloudflare.cache.PublishedRole;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.SettingsReader;
import org.iga4camel.cloudflare.settings.Sources;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.Policy;
import org.junit.jupiter.api.Test;

/** The request that gives exactly some rights, or none at all. */
class MemberChangeTest {

    private static final String WHOLE = "com.cloudflare.api.account.0123456789abcdef0123456789abcdef";
    private static final String ZONE = "com.cloudflare.api.account.zone.1a";
    private static final String DNS = "069fe803647ed3609e93d041d5df6050";
    private static final String BILLING = "298ce8e7a2ba08b9d18ce0a32bb458ee";
    private static final String GROUP = "cccccccccccccccccccccccccccccccc";
    private static final String ZEROS = "00000000000000000000000000000000";
    private static final AccountSettings ACCOUNT = SettingsReader.read(Sources.of(
                    property -> Optional.ofNullable(Map.of(
                                    "cloudflare-iga.account-id", "0123456789abcdef0123456789abcdef",
                                    "cloudflare-iga.token", "a-token")
                            .get(property)),
                    variable -> null))
            .account("default");

    private static Right role(String id, String name) {
        return new Right(id, name, Right.ROLE, Right.ALLOW, WHOLE, null);
    }

    private static Policy policy(String access, String group, String role, String place, String key) {
        return new Policy(
                access,
                List.of(new Policy.Power(group, role)),
                List.of(new Policy.Place(place, key == null ? List.of() : List.of(key))));
    }

    private static Situation situation(Rights rights, boolean told, Policy... policies) {
        Roles roles = new Roles(
                List.of(new PublishedRole(DNS, "DNS", "role"), new PublishedRole(BILLING, "Billing", "role")),
                List.of(
                        new PublishedPermissionGroup("pg-dns", "DNS", "com.cloudflare.api.account"),
                        new PublishedPermissionGroup("pg-billing", "Billing", "com.cloudflare.api.account")));
        Scopes scopes = new Scopes(WHOLE, List.of(new PublishedResourceGroup(GROUP, WHOLE, List.of(WHOLE))));
        SeenMember member =
                new SeenMember("m", "ada@example.com", null, "accepted", told, rights, List.of(policies), "{}");
        return new Situation(ACCOUNT, "m", "ada@example.com", member, null, new Catalogue("default", roles, scopes));
    }

    private static JsonNode body(Write write) {
        try {
            return Json.MAPPER.readTree(write.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static final Rights BOTH = Rights.of(List.of(role(DNS, "DNS"), role(BILLING, "Billing")));

    @Test
    void rolesAreObjectsInAChangeAndTextsInAnInvitation() {
        MemberChange change = new MemberChange(situation(Rights.of(List.of(role(DNS, "DNS"))), true));

        assertThat(change.to(BOTH).body())
                .isEqualTo("{\"roles\":[{\"id\":\"" + DNS + "\"},{\"id\":\"" + BILLING + "\"}]}");
        assertThat(change.invite("bob@example.com", BOTH, true).body())
                .isEqualTo("{\"email\":\"bob@example.com\",\"roles\":[\"" + DNS + "\",\"" + BILLING
                        + "\"],\"status\":\"accepted\"}");
    }

    @Test
    void aDenialMakesItAChangeOfPoliciesThatSendsEverythingBack() {
        Right deny = new Right("robot", "Robot", Right.PERMISSION_GROUP, "deny", ZONE, null);
        MemberChange change = new MemberChange(situation(
                Rights.of(List.of(role(DNS, "DNS"), deny)),
                true,
                policy("allow", "pg-dns", DNS, ZEROS, WHOLE),
                policy("deny", "robot", "robot", null, ZONE)));

        JsonNode policies = body(change.to(BOTH.and(Rights.of(List.of(deny))))).path("policies");

        assertThat(policies).hasSize(3);
        assertThat(policies.path(0).path("resource_groups").path(0).path("id").asText())
                .isEqualTo(GROUP);
        assertThat(policies.path(1)
                        .path("resource_groups")
                        .path(0)
                        .path("scope")
                        .path("objects"))
                .hasToString("[{\"key\":\"" + ZONE + "\"}]");
        assertThat(policies.findValuesAsText("access")).containsExactly("allow", "deny", "allow");
    }

    @Test
    void policiesThatWereNotToldAreNotOverwritten() {
        MemberChange change = new MemberChange(situation(Rights.of(List.of(role(DNS, "DNS"))), false));

        assertThatThrownBy(() -> change.to(BOTH)).isInstanceOf(UnsafeWriteException.class);
    }

    @Test
    void policiesThatDoNotTellAllRightsAreNotOverwritten() {
        Right scoped = new Right("robot", "Robot", Right.PERMISSION_GROUP, "allow", ZONE, null);
        MemberChange change = new MemberChange(situation(
                Rights.of(List.of(role(DNS, "DNS"), scoped)), true, policy("allow", "robot", "robot", null, ZONE)));

        assertThatThrownBy(() -> change.to(BOTH.and(Rights.of(List.of(scoped)))))
                .isInstanceOf(UnsafeWriteException.class)
                .hasMessageContaining("do not tell all");
    }

    @Test
    void aResourceGroupThatNobodyKnowsIsNotOverwritten() {
        Right odd = new Right("robot", "Robot", Right.PERMISSION_GROUP, "allow", "resource-group:null", null);
        MemberChange change = new MemberChange(situation(
                Rights.of(List.of(odd)), true, policy("allow", "robot", "robot", null, "resource-group:null")));

        assertThatThrownBy(() -> change.to(Rights.of(List.of(odd, role(DNS, "DNS")))))
                .isInstanceOf(UnsafeWriteException.class);
    }
}
