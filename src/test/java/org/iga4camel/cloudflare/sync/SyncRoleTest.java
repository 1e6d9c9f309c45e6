package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.SuperAdministrator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of roles, as odd as it comes. */
class SyncRoleTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private SandboxAccount account;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(directory);
        account = fixture.account();
        account.populate(30, 60);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void superAdministratorIsThereThoughTheListHidesIt() {
        fixture.sync();

        assertThat(fixture.query("SELECT name, kind FROM roles WHERE role_id = '" + SuperAdministrator.ID + "'"))
                .containsExactly(Map.of("name", SuperAdministrator.NAME, "kind", "role"));
    }

    @Test
    void superAdministratorIsThereOnceWhenTheListShowsIt() {
        fixture.sandbox().options().on(SandboxSwitch.SUPER_ADMINISTRATOR_LISTED);

        fixture.sync();

        assertThat(fixture.query("SELECT 1 FROM roles WHERE name = '" + SuperAdministrator.NAME + "'"))
                .hasSize(1);
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void superAdministratorDoesNotChangeWhenTheListBeginsToHideIt() {
        fixture.sandbox().options().on(SandboxSwitch.SUPER_ADMINISTRATOR_LISTED);
        fixture.sync();
        fixture.sandbox().options().off(SandboxSwitch.SUPER_ADMINISTRATOR_LISTED);

        assertThat(fixture.sync().changes()).isZero();
    }

    @Test
    void aRoleWithoutAnIdIsSurvivedAndReported() {
        fixture.sandbox()
                .faults()
                .on(Lists.roles().page(1))
                .forever()
                .then(Fault.editing(body -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                                body.path("result").path(3))
                        .putNull("id")));

        SyncResult result = fixture.sync();

        assertThat(result.status()).isEqualTo("published");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("role without an id"));
    }

    @Test
    void twoRolesWithOneIdAreReportedAndGiveNobodyAnotherRole() {
        var odd = Json.object().put("id", account.roleId("DNS")).put("name", "Not DNS");
        fixture.sandbox().faults().on(Lists.roles().page(1)).forever().then(Fault.editing(body -> {
            ((com.fasterxml.jackson.databind.node.ArrayNode) body.path("result")).set(49, odd);
        }));

        SyncResult result = fixture.sync();

        assertThat(result.warnings()).anyMatch(warning -> warning.contains("several names"));
        assertThat(fixture.one("SELECT name FROM roles WHERE role_id = '" + account.roleId("DNS") + "'"))
                .isEqualTo("DNS");
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aNameThatIsNullStays() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.roles()).forever().then(Lists.eachRow(role -> role.putNull("name")));
        fixture.sandbox()
                .faults()
                .on(Lists.permissionGroups())
                .forever()
                .then(Lists.eachRow(group -> group.putNull("name")));

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aRenamedRoleIsTheSameRole() {
        String role = account.roleId("DNS");
        String member = account.add("dns@example.com", role);
        fixture.sync();
        account.renameRole(role, "DNS Platform");

        fixture.sync();

        assertThat(fixture.changeKinds()).containsExactly("role.changed");
        assertThat(fixture.query("SELECT role_id, role_name FROM role_assignments WHERE member_id = '" + member + "'"))
                .containsExactly(Map.of("role_id", role, "role_name", "DNS Platform"));
    }

    @Test
    void aNewRoleIsAddedAndAnEndedOneRemoved() {
        String role = account.addRole("Short-lived");
        fixture.sync();
        account.removeRole(role);
        account.addRole("New");

        fixture.sync();

        assertThat(fixture.changeKinds()).containsExactly("role.added", "role.removed");
    }

    @Test
    void aRoleThatSomebodyHoldsIsARoleThoughNoListShowsIt() {
        String role = account.roleId("Billing");
        account.add("billing@example.com", role);
        fixture.sandbox().faults().on(Lists.roles().page(1)).forever().then(Lists.without(role));
        fixture.sandbox().faults().on(Lists.roles().page(2)).forever().then(Lists.without(role));

        fixture.sync();

        assertThat(fixture.query("SELECT name FROM roles WHERE role_id = '" + role + "'"))
                .containsExactly(Map.of("name", "Billing"));
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aScopedRightKeepsTheRoleThatNoListShowsAnyMore() {
        account.addZone("one.example");
        String member = account.inviteWithPolicies(
                "scoped@example.com",
                SandboxPolicy.allow(account.permissionGroupId("DNS"), account.resourceGroupId("one.example")));
        fixture.sync();
        hide(account.roleId("DNS"));

        fixture.sync();

        assertThat(changesOf(member)).isEmpty();
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aScopedRightStaysWhenTheSameRoleOnTheWholeAccountGoesThoughNoListShowsIt() {
        account.addZone("one.example");
        String role = account.roleId("DNS");
        String group = account.permissionGroupId("DNS");
        hide(role);
        String member = account.inviteWithPolicies(
                "both@example.com",
                SandboxPolicy.allow(group, account.wholeAccountGroupId()),
                SandboxPolicy.allow(group, account.resourceGroupId("one.example")));
        fixture.sync();
        account.setPolicies(member, SandboxPolicy.allow(group, account.resourceGroupId("one.example")));

        fixture.sync();

        assertThat(changesOf(member)).containsExactly("role.revoked " + account.accountKey());
        assertThat(fixture.wrongRights()).isEmpty();
    }

    private void hide(String role) {
        for (int page = 1; page <= 2; page++) {
            fixture.sandbox().faults().on(Lists.roles().page(page)).forever().then(Lists.without(role));
        }
    }

    private List<String> changesOf(String member) {
        return fixture
                .query("SELECT kind || ' ' || scope_key AS change FROM changes WHERE member_id = '" + member
                        + "' ORDER BY id")
                .stream()
                .map(row -> (String) row.get("change"))
                .toList();
    }

    @Test
    void aRoleThatCannotBeAssignedIsListedAllTheSame() {
        String role = account.roleId("API Gateway Read");
        account.setAssignable(role, false);

        fixture.sync();

        assertThat(fixture.query("SELECT 1 FROM roles WHERE role_id = '" + role + "'"))
                .hasSize(1);
    }

    @Test
    void permissionsInAnotherShapeOfTheSameOrderAreNoFlood() {
        fixture.sync();

        assertThat(fixture.sync().changes()).isZero();
        assertThat(fixture.one("SELECT count(*) FROM roles WHERE kind = 'role' AND permissions IS NULL"
                        + " AND role_id <> '" + SuperAdministrator.ID + "'"))
                .isEqualTo(0);
    }
}
