package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can do what: every right once, in whatever shape Cloudflare tells it. */
class SyncRightsTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private SandboxAccount account;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(directory);
        account = fixture.account();
        account.populate(60, 0);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Map<String, Object>> rightsOf(String member) {
        return fixture.query("SELECT role_name, access, scope_key, path FROM role_assignments WHERE member_id = '"
                + member + "' ORDER BY 1, 2, 3");
    }

    private String domainGroup() {
        return account.addPermissionGroup("Domain Robot", "com.cloudflare.api.account.zone");
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxSwitch.class,
            names = {
                "ROLELESS_GROUPS_HIDDEN",
                "ZERO_IDS",
                "STABLE_ORDER",
                "SCOPE_AS_ARRAY",
                "SUPER_ADMINISTRATOR_LISTED",
                "PERMISSIONS_AS_READ_WRITE",
                "PERMISSIONS_AS_STRINGS"
            })
    void everyShapeOfAnAnswerGivesTheSameRights(SandboxSwitch shape) {
        fixture.sandbox().options().on(shape);

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aMemberWithOnlyScopedRightsHasThem() {
        account.addZone("one.example");
        account.addZone("two.example");
        String member = account.inviteWithPolicies(
                "scoped@example.com",
                SandboxPolicy.allow(
                        domainGroup(), account.resourceGroupId("one.example"), account.resourceGroupId("two.example")));
        account.accept(member);

        fixture.sync();

        assertThat(rightsOf(member))
                .containsExactlyInAnyOrder(
                        Map.of(
                                "role_name",
                                "Domain Robot",
                                "access",
                                "allow",
                                "scope_key",
                                account.zoneKey("one.example"),
                                "path",
                                "direct"),
                        Map.of(
                                "role_name",
                                "Domain Robot",
                                "access",
                                "allow",
                                "scope_key",
                                account.zoneKey("two.example"),
                                "path",
                                "direct"));
    }

    @Test
    void aDenyIsShownAsADeny() {
        account.addZone("one.example");
        String member = account.inviteWithPolicies(
                "denied@example.com",
                SandboxPolicy.allow(account.permissionGroupId("DNS"), account.wholeAccountGroupId()),
                SandboxPolicy.deny(domainGroup(), account.resourceGroupId("one.example")));

        fixture.sync();

        assertThat(rightsOf(member))
                .extracting(right -> right.get("access"))
                .containsExactlyInAnyOrder("allow", "deny");
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aPendingMemberShowsTheRightsItWillHave() {
        String member = account.invite("new.hire@example.com", account.roleId("Billing"));

        fixture.sync();

        assertThat(rightsOf(member)).hasSize(1).first().extracting("role_name").isEqualTo("Billing");
    }

    @Test
    void whereOnlyAPermissionGroupStandsForARightItIsAmongTheRoles() {
        String group = domainGroup();

        fixture.sync();

        assertThat(fixture.query("SELECT kind, name FROM roles WHERE role_id = '" + group + "'"))
                .containsExactly(Map.of("kind", "permission_group", "name", "Domain Robot"));
        assertThat(fixture.query("SELECT name FROM roles GROUP BY name HAVING count(*) > 1"))
                .isEmpty();
    }

    @Test
    void policiesThatAreNotToldKeepWhatWasKnownOfThem() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.withoutField("policies"));

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(fixture.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource_groups", "access", "permission_groups"})
    void whatAPolicyDoesNotTellIsNotTakenAway(String field) {
        account.addZone("one.example");
        account.inviteWithPolicies(
                "scoped@example.com",
                SandboxPolicy.allow(account.permissionGroupId("DNS"), account.wholeAccountGroupId()),
                SandboxPolicy.allow(account.permissionGroupId("Billing"), account.resourceGroupId("one.example")),
                SandboxPolicy.deny(domainGroup(), account.resourceGroupId("one.example")));
        fixture.sync();
        var before = fixture.published();
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(Lists.eachRow(
                        member -> member.path("policies").forEach(policy -> ((ObjectNode) policy).putNull(field))));

        SyncResult result = fixture.sync();

        assertThat(fixture.published()).containsAll(before);
        assertThat(fixture.changeKinds()).doesNotContain("role.revoked");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("does not tell"));
    }

    @Test
    void anAddressThatIsNotToldStays() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.eachRow(member -> {
            member.putNull("email");
            member.putNull("user");
        }));

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aStatusThatIsNullStays() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(Lists.eachRow(member -> member.putNull("status")));

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void rolesThatAreNotToldLeaveThePoliciesToTellEverything() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.withoutField("roles"));

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aPolicyWhoseScopeIsNotToldIsLookedUpAmongTheResourceGroups() {
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(Lists.eachRow(member -> member.path("policies")
                        .forEach(policy -> policy.path("resource_groups")
                                .forEach(group ->
                                        ((com.fasterxml.jackson.databind.node.ObjectNode) group).remove("scope")))));

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void twoFactorAuthenticationIsRead() {
        String member = account.members().get(0).id();
        account.setTwoFactor(member, false);

        fixture.sync();

        assertThat(fixture.query("SELECT mfa_enabled FROM members WHERE member_id = '" + member + "'"))
                .containsExactly(Map.of("mfa_enabled", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "'yes'", "{'enforced':true}", "[]", "1.5", "'0'"})
    void twoFactorAuthenticationOfAnotherTypeStopsNoSync(String told) throws Exception {
        JsonNode value = new ObjectMapper().readTree(told.replace('\'', '"'));
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(Lists.eachRow(
                        member -> ((ObjectNode) member.path("user")).set("two_factor_authentication_enabled", value)));

        assertThat(fixture.sync().status()).isEqualTo("published");
    }

    @Test
    void unknownFieldsAndStatusesSurvive() {
        String member = account.members().get(1).id();
        account.setStatus(member, "suspended");
        account.setExtraField(member, "origin", Map.of("source", "scim"));

        fixture.sync();

        assertThat(fixture.query("SELECT status, other_fields FROM members WHERE member_id = '" + member + "'"))
                .containsExactly(Map.of("status", "suspended", "other_fields", "{\"origin\":{\"source\":\"scim\"}}"));
    }

    @Test
    void anInvitationCodeIsNeverStored() {
        account.setExtraField(account.members().get(1).id(), "code", "05dd05cce12bbed97c0d87cd78e89bc2");

        fixture.sync();

        assertThat(fixture.state()).doesNotContain("05dd05cc");
    }

    @Test
    void onlyRightsOnZonesGiveALeakedMemberAway() {
        var other = fixture.sandbox().addAccount("ffffffffffffffffffffffffffffffff", "Other");
        other.addZone("foreign.example");
        other.inviteWithPolicies(
                "foreign@example.com",
                SandboxPolicy.allow(other.permissionGroupId("DNS"), other.resourceGroupId("foreign.example")));
        fixture.sandbox().faults().on(Lists.members().page(1)).then(ListFaults.leaking(other, 1));

        SyncResult result = fixture.sync();

        assertThat(result.warnings()).anyMatch(warning -> warning.contains("another account"));
        assertThat(fixture.wrongRights()).isEmpty();
    }
}
