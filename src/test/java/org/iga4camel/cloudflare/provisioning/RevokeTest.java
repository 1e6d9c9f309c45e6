package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revocation takes what was named and nothing else, and never the last role by accident. */
class RevokeTest {

    private static final String MINIMAL = "Minimal Account Access";

    @TempDir
    Path directory;

    private ProvisioningFixture fixture;

    @AfterEach
    void end() {
        fixture.close();
    }

    private String begin(Map<String, String> settings, String... roles) throws Exception {
        fixture = ProvisioningFixture.on(directory, settings);
        String[] ids = List.of(roles).stream().map(fixture.account()::roleId).toArray(String[]::new);
        String ada = fixture.account().add("ada@example.com", ids);
        fixture.sync();
        return ada;
    }

    private SandboxGrant on(String ada, String group, String zone) {
        return new SandboxGrant(
                ada,
                fixture.account().permissionGroupId(group),
                "allow",
                fixture.account().zoneKey(zone));
    }

    @Test
    void aRoleIsTakenAndTheCacheShowsItAtOnce() throws Exception {
        String ada = begin(Map.of(), "Billing", "DNS");

        OperationResult result = fixture.ask("revoke", Map.of("memberId", ada, "role", "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.writes())
                .containsExactly(
                        "PUT {\"roles\":[{\"id\":\"" + fixture.account().roleId("Billing") + "\"}]}");
        assertThat(result.before()).hasSize(2);
        assertThat(result.after()).isEqualTo(fixture.published(ada)).hasSize(1);
        assertThat(fixture.changes(result.id())).containsExactly("role.revoked");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void severalRolesAreTakenByOneRequest() throws Exception {
        String ada = begin(Map.of(), "Billing", "DNS", "Firewall");

        fixture.ask("revoke", Map.of("memberId", ada, "role", List.of("DNS", "Firewall", "Analytics")));

        assertThat(fixture.roles(ada)).containsExactly("Billing");
        assertThat(fixture.writes()).hasSize(1);
    }

    @Test
    void whatIsNotThereIsUnchanged() throws Exception {
        String ada = begin(Map.of(), "Billing");

        OperationResult result = fixture.ask("revoke", Map.of("memberId", ada, "role", "DNS"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.detail()).isNull();
        assertThat(result.after()).isEqualTo(fixture.published(ada)).hasSize(1);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whatIsHeldElsewhereIsUnchangedWithAHint() throws Exception {
        String ada = begin(Map.of(), "Billing");
        fixture.account().addZone("one.example");
        fixture.account()
                .setPolicies(
                        ada,
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("Domain DNS"),
                                fixture.account().resourceGroupId("one.example")));

        OperationResult result = fixture.ask("revoke", Map.of("memberId", ada, "role", "Domain DNS"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.detail()).contains(fixture.account().zoneKey("one.example"));
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whatPoliciesWouldShowIsNotCalledUnchangedWithoutThem() throws Exception {
        fixture = ProvisioningFixture.on(directory, Map.of());
        fixture.account().addZone("one.example");
        String robot = fixture.account().addPermissionGroup("Domain Robot", "com.cloudflare.api.account.zone");
        String ada = fixture.account()
                .inviteWithPolicies(
                        "ada@example.com",
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("DNS"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.allow(robot, fixture.account().resourceGroupId("one.example")));
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(RequestMatch.requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.editing(body -> ((ObjectNode) body.path("result")).remove("policies")));

        Exception failure = fixture.failing(
                "revoke",
                Map.of(
                        "memberId",
                        ada,
                        "role",
                        robot,
                        "scope",
                        fixture.account().zoneKey("one.example")));

        assertThat(failure).isInstanceOf(UnsafeWriteException.class).hasMessageContaining("policies");
        assertThat(fixture.rights(ada)).contains(on(ada, "Domain Robot", "one.example"));
    }

    @Test
    void fromWhoIsGoneNothingIsTaken() throws Exception {
        String ada = begin(Map.of(), "Billing");
        fixture.account().remove(ada);

        OperationResult result = fixture.ask("revoke", Map.of("memberId", ada, "role", "Billing"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void fromWhoDeclinedNothingIsTaken() throws Exception {
        begin(Map.of(), "Billing");
        String bob = fixture.account()
                .invite(
                        "bob@example.com",
                        fixture.account().roleId("Billing"),
                        fixture.account().roleId("DNS"));
        fixture.account().reject(bob);
        fixture.sync();

        OperationResult result = fixture.ask("revoke", Map.of("memberId", bob, "role", "DNS"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.after()).isEqualTo(fixture.published(bob)).isEmpty();
        assertThat(fixture.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDeclinedOnceAndIsAMemberByNowIsTakenTheRole(boolean synced) throws Exception {
        begin(Map.of(), "Billing");
        String dns = fixture.account().roleId("DNS");
        fixture.account().reject(fixture.account().invite("bob@example.com", dns));
        fixture.sync();
        String bob = fixture.account()
                .add("again@example.com", dns, fixture.account().roleId("Billing"));
        fixture.account().setEmail(bob, "bob@example.com");
        if (synced) {
            fixture.sync();
        }

        OperationResult result = fixture.ask("revoke", Map.of("email", "bob@example.com", "role", "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.memberId()).isEqualTo(bob);
        assertThat(fixture.roles(bob)).containsExactly("Billing");
    }

    @Test
    void oneRightOfAPolicyOverSeveralZonesAndGroupsIsCutOut() throws Exception {
        String ada = begin(Map.of(), "Billing");
        for (String zone : List.of("one.example", "two.example", "three.example")) {
            fixture.account().addZone(zone);
        }
        List<String> groups = List.of(
                fixture.account().permissionGroupId("Domain DNS"),
                fixture.account().permissionGroupId("Zone Versioning"));
        List<String> zones = List.of(
                fixture.account().resourceGroupId("one.example"),
                fixture.account().resourceGroupId("two.example"),
                fixture.account().resourceGroupId("three.example"));
        fixture.account().setPolicies(ada, new SandboxPolicy("allow", groups, zones));
        fixture.sync();

        OperationResult result = fixture.ask(
                "revoke",
                Map.of(
                        "memberId",
                        ada,
                        "role",
                        "Domain DNS",
                        "scope",
                        fixture.account().zoneKey("two.example")));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.rights(ada))
                .isEqualTo(Set.of(
                        on(ada, "Domain DNS", "one.example"),
                        on(ada, "Domain DNS", "three.example"),
                        on(ada, "Zone Versioning", "one.example"),
                        on(ada, "Zone Versioning", "two.example"),
                        on(ada, "Zone Versioning", "three.example")));
        assertThat(fixture.changes(result.id())).containsExactly("role.revoked");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void oneZoneIsCutOutOfAResourceGroupOfSeveral() throws Exception {
        String ada = begin(Map.of(), "Billing");
        fixture.account().addZone("one.example");
        fixture.account().addZone("two.example");
        String both = fixture.account()
                .addResourceGroup(
                        "both",
                        fixture.account().accountKey(),
                        fixture.account().zoneKey("one.example"),
                        fixture.account().zoneKey("two.example"));
        fixture.account()
                .setPolicies(ada, SandboxPolicy.allow(fixture.account().permissionGroupId("Domain DNS"), both));
        fixture.sync();

        fixture.ask(
                "revoke",
                Map.of(
                        "memberId",
                        ada,
                        "role",
                        "Domain DNS",
                        "scope",
                        fixture.account().zoneKey("one.example")));

        assertThat(fixture.rights(ada)).containsExactly(on(ada, "Domain DNS", "two.example"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aScopeIsMeantWhateverTheCapitalsOfItsId() throws Exception {
        String ada = begin(Map.of(), "Billing");
        fixture.account().addZone("one.example");
        fixture.account()
                .setPolicies(
                        ada,
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("Billing"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("Domain DNS"),
                                fixture.account().resourceGroupId("one.example")));
        fixture.sync();
        String key = fixture.account().zoneKey("one.example");
        int id = key.lastIndexOf('.') + 1;

        OperationResult result = fixture.ask(
                "revoke",
                Map.of(
                        "memberId",
                        ada,
                        "role",
                        "Domain DNS",
                        "scope",
                        key.substring(0, id) + key.substring(id).toUpperCase(Locale.ROOT)));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.roles(ada)).containsExactly("Billing");
    }

    @Test
    void theLastRoleIsNotTaken() throws Exception {
        String ada = begin(Map.of(), "Billing", "DNS");

        Exception refusal = fixture.failing("revoke", Map.of("memberId", ada, "role", List.of("Billing", "DNS")));

        assertThat(refusal)
                .isInstanceOf(LastRoleException.class)
                .hasMessageContaining("cloudflare-iga.last-role")
                .hasMessageContaining("remove the member");
        assertThat(fixture.last()).containsEntry("status", "refused");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aDenialIsNoRoleThatWouldStay() throws Exception {
        String ada = begin(Map.of(), "Billing");
        fixture.account().addZone("one.example");
        fixture.account()
                .setPolicies(
                        ada,
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("DNS"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.deny(
                                fixture.account().permissionGroupId("Domain DNS"),
                                fixture.account().resourceGroupId("one.example")));

        Exception refusal = fixture.failing("revoke", Map.of("memberId", ada, "role", "DNS"));

        assertThat(refusal).isInstanceOf(LastRoleException.class);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whereTheSettingsSaySoMinimalAccountAccessTakesTheLastRolesPlace() throws Exception {
        String ada = begin(Map.of("cloudflare-iga.last-role", "minimal"), "Billing");

        OperationResult result = fixture.ask("revoke", Map.of("memberId", ada, "role", "Billing"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.detail()).contains(MINIMAL);
        assertThat(result.plan().path("gives").path(0).path("role_name").asText())
                .isEqualTo(MINIMAL);
        assertThat(fixture.rights(ada)).containsExactly(fixture.right(ada, MINIMAL));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whatWasDisabledCanBeRestoredFromTheJournal() throws Exception {
        String ada = begin(Map.of("cloudflare-iga.last-role", "minimal"), "Billing", "DNS");
        OperationResult disabled = fixture.ask("revoke", Map.of("memberId", ada, "role", List.of("Billing", "DNS")));

        fixture.ask("grant", Map.of("memberId", ada, "role", disabled.before().findValuesAsText("role_id")));

        assertThat(fixture.roles(ada)).containsExactly("Billing", "DNS", MINIMAL);
    }

    @Test
    void nothingTakesThePlaceOfMinimalAccountAccess() throws Exception {
        String ada = begin(Map.of("cloudflare-iga.last-role", "minimal"), MINIMAL);

        Exception refusal = fixture.failing("revoke", Map.of("memberId", ada, "role", MINIMAL));

        assertThat(refusal).isInstanceOf(LastRoleException.class).hasMessageContaining("remove the member");
        assertThat(fixture.writes()).isEmpty();
    }
}
