package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.cache.PublishedPermissionGroup;
import org.iga4camel.cloudflare.cache.PublishedResourceGroup;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of permission groups: all of them, whether a role stands for one or not. */
class SyncPermissionGroupsTest {

    private static final String ZONE = "com.cloudflare.api.account.zone";

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private SandboxAccount account;
    private PublishedState published;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(directory);
        account = fixture.account();
        account.populate(20, 0);
        published = new PublishedState(new Statements(fixture.mount().cache().reader()));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<PublishedPermissionGroup> groups() {
        return published.permissionGroups("default");
    }

    private Set<String> names() {
        return groups().stream().map(PublishedPermissionGroup::name).collect(Collectors.toSet());
    }

    @Test
    void aPermissionGroupThatARoleStandsForIsKeptWithWhatItIsAssignedOn() {
        fixture.sync();

        assertThat(groups())
                .contains(new PublishedPermissionGroup(
                        account.permissionGroupId("DNS"), "DNS", "com.cloudflare.api.account"));
        assertThat(fixture.query("SELECT 1 FROM roles WHERE role_id = '" + account.permissionGroupId("DNS") + "'"))
                .isEmpty();
    }

    @Test
    void aScopedPermissionGroupIsKeptAndIsARoleToo() {
        String helper = account.addPermissionGroup("Domain Helper", ZONE);

        fixture.sync();

        assertThat(groups()).contains(new PublishedPermissionGroup(helper, "Domain Helper", ZONE));
        assertThat(published.roles("default"))
                .anyMatch(role -> role.id().equals(helper) && role.kind().equals("permission_group"));
    }

    @Test
    void permissionGroupsThatComeAndGoAreNoChangesOfTheirOwn() {
        String role = account.addRole("Short-lived");
        fixture.sync();
        account.removeRole(role);
        account.addRole("New");

        fixture.sync();

        assertThat(names()).contains("New").doesNotContain("Short-lived");
        assertThat(fixture.changeKinds()).containsExactly("role.added", "role.removed");
    }

    @Test
    void theCatalogueStaysWhenTheListCannotBeRead() {
        fixture.sync();
        List<PublishedPermissionGroup> before = groups();
        fixture.sandbox().faults().on(Lists.permissionGroups()).forever().then(Fault.status(403, 10000));

        fixture.sync();

        assertThat(before).isNotEmpty();
        assertThat(groups()).isEqualTo(before);
    }

    private void policiesTellNoNames() {
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(Lists.eachRow(member -> member.path("policies")
                        .forEach(policy -> policy.path("permission_groups")
                                .forEach(group -> ((ObjectNode) group).remove("name")))));
    }

    @Test
    void aRightKeepsItsRoleWhenTheListThatNamesItsPermissionGroupCannotBeRead() {
        account.addZone("one.example");
        account.inviteWithPolicies(
                "scoped@example.com",
                SandboxPolicy.allow(account.permissionGroupId("DNS"), account.resourceGroupId("one.example")));
        policiesTellNoNames();
        fixture.sync();
        assertThat(fixture.wrongRights()).isEmpty();
        fixture.sandbox().faults().on(Lists.permissionGroups()).forever().then(Fault.status(403, 10000));

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void aRightKeepsItsRoleWhenTheListNoLongerNamesItsPermissionGroup() {
        policiesTellNoNames();
        fixture.sync();
        assertThat(fixture.wrongRights()).isEmpty();
        fixture.sandbox()
                .faults()
                .on(Lists.permissionGroups())
                .forever()
                .then(Lists.eachRow(group -> group.remove("name")));

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void aShadowIsNoRightOnTheWholeAccountThoughTheListOfPermissionGroupsCannotBeRead() {
        account.addZone("one.example");
        account.inviteWithPolicies(
                "scoped@example.com",
                SandboxPolicy.allow(
                        account.addPermissionGroup("Domain Helper", ZONE), account.resourceGroupId("one.example")));
        fixture.sync();
        fixture.sandbox().faults().on(Lists.permissionGroups()).forever().then(Fault.status(403, 10000));
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.withoutField("policies"));

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void aShadowIsNoRightOnTheWholeAccountThoughNoListShowsItsPermissionGroup() {
        account.addZone("one.example");
        String helper = account.addPermissionGroup("Domain Helper", ZONE);
        account.inviteWithPolicies(
                "scoped@example.com", SandboxPolicy.allow(helper, account.resourceGroupId("one.example")));
        fixture.sandbox().faults().on(Lists.permissionGroups()).forever().then(Lists.without(helper));
        fixture.sync();
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.withoutField("policies"));

        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void whatAGroupIsAssignedOnStaysWhenItIsNotTold() {
        fixture.sync();
        List<PublishedPermissionGroup> before = groups();
        fixture.sandbox()
                .faults()
                .on(Lists.permissionGroups())
                .forever()
                .then(Lists.eachRow(row -> ((ObjectNode) row.path("meta")).remove("scopes")));

        fixture.sync();

        assertThat(groups()).isEqualTo(before);
    }

    @Test
    void whatAGroupIsAssignedOnIsUnknownWhenItWasNeverTold() {
        fixture.sandbox()
                .faults()
                .on(Lists.permissionGroups())
                .forever()
                .then(Lists.eachRow(row -> row.remove("meta")));

        fixture.sync();

        assertThat(groups()).isNotEmpty().allMatch(group -> group.scopes() == null);
    }

    @Test
    void aResourceGroupIsKeptWithTheKeysItCovers() {
        String zone = account.addZone("one.example");
        String both = account.addResourceGroup(
                "Both", account.accountKey(), account.zoneKey("one.example"), account.zoneKey("two.example"));

        fixture.sync();

        assertThat(published.resourceGroups("default"))
                .contains(
                        new PublishedResourceGroup(zone, "one.example", List.of(account.zoneKey("one.example"))),
                        new PublishedResourceGroup(
                                both, "Both", List.of(account.zoneKey("one.example"), account.zoneKey("two.example"))));
    }
}
