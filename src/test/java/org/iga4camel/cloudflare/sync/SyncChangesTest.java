package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxClock;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change is a difference between two published states, and nothing else. */
class SyncChangesTest {

    @TempDir
    Path directory;

    private final SandboxClock clock = new SandboxClock(Instant.parse("2026-09-01T10:00:00Z"));
    private SyncFixture fixture;
    private SandboxAccount account;
    private String member;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(directory, new Sandbox(1, clock), Map.of(), clock);
        account = fixture.account();
        account.populate(40, 0);
        member = account.add("ana@example.com", account.roleId("DNS"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private SyncResult syncLater() {
        clock.advance(Duration.ofMinutes(15));
        return fixture.sync();
    }

    private Object column(String name) {
        return fixture.one("SELECT " + name + " FROM members WHERE member_id = '" + member + "'");
    }

    @Test
    void theFirstSyncWritesNoFloodOfChanges() {
        assertThat(fixture.sync().changes()).isZero();
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void theFirstSyncWritesEverythingWhenAsked() throws Exception {
        fixture.close();
        try (SyncFixture asked =
                SyncFixture.on(directory, fixture.sandbox(), Map.of("cloudflare-iga.initial-changes", "true"), clock)) {
            asked.sync();

            assertThat(asked.changeKinds()).contains("member.added", "invitation.added", "role.added", "role.granted");
            assertThat(asked.changeKinds().stream().filter("role.granted"::equals))
                    .hasSize(asked.published().size());
        }
    }

    @Test
    void policiesInAnotherOrderAreNoChange() {
        fixture.sync();

        assertThat(syncLater().changes()).isZero();
        assertThat(syncLater().changes()).isZero();
    }

    @Test
    void policiesUnderNewIdsAreNoChange() {
        fixture.sync();
        account.setRoles(member, account.roleId("DNS"));

        assertThat(syncLater().changes()).isZero();
    }

    @Test
    void theSameScopeInAnotherResourceGroupIsNoChange() {
        account.addZone("one.example");
        String dns = account.permissionGroupId("DNS");
        account.setPolicies(member, SandboxPolicy.allow(dns, account.resourceGroupId("one.example")));
        fixture.sync();
        String anonymous = account.addResourceGroup("one.example", account.zoneKey("one.example"), "*");
        account.setPolicies(member, SandboxPolicy.allow(dns, anonymous));

        syncLater();

        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void idsOfZerosAreNoChange() {
        fixture.sync();
        fixture.sandbox().options().on(SandboxSwitch.ZERO_IDS);

        assertThat(syncLater().changes()).isZero();
    }

    @Test
    void aGrantAndARevocationAreTold() {
        fixture.sync();
        account.setRoles(member, account.roleId("Billing"));

        syncLater();

        assertThat(fixture.query("SELECT kind, member_id, email, role_id, scope_key, cause FROM changes ORDER BY id"))
                .containsExactly(
                        Map.of(
                                "kind",
                                "role.granted",
                                "member_id",
                                member,
                                "email",
                                "ana@example.com",
                                "role_id",
                                account.roleId("Billing"),
                                "scope_key",
                                account.accountKey(),
                                "cause",
                                "sync:2"),
                        Map.of(
                                "kind",
                                "role.revoked",
                                "member_id",
                                member,
                                "email",
                                "ana@example.com",
                                "role_id",
                                account.roleId("DNS"),
                                "scope_key",
                                account.accountKey(),
                                "cause",
                                "sync:2"));
    }

    @Test
    void aNewMembersRightsAreGrantsToo() {
        fixture.sync();
        account.add("newcomer@example.com", account.roleId("DNS"));

        syncLater();

        assertThat(fixture.changeKinds()).containsExactly("member.added", "role.granted");
    }

    @Test
    void anotherAddressIsTheSameMember() {
        fixture.sync();
        account.setEmail(member, "Ana.Married@example.com");

        syncLater();

        assertThat(fixture.changeKinds()).containsExactly("member.updated");
        assertThat(column("email")).isEqualTo("Ana.Married@example.com");
    }

    @Test
    void firstSeenStaysAndLastChangedMoves() {
        fixture.sync();
        account.setTwoFactor(member, true);

        syncLater();

        assertThat(column("first_seen_at")).isEqualTo("2026-09-01T10:00:00.000Z");
        assertThat(column("last_changed_at")).isEqualTo("2026-09-01T10:15:00.000Z");
    }

    @Test
    void lastChangedStaysWhereNothingChanged() {
        fixture.sync();

        syncLater();

        assertThat(column("last_changed_at")).isEqualTo("2026-09-01T10:00:00.000Z");
    }

    @Test
    void aRightKeepsTheInstantItWasFirstSeen() {
        fixture.sync();
        account.setRoles(member, account.roleId("DNS"), account.roleId("Billing"));

        syncLater();

        assertThat(fixture.query("SELECT role_name, first_seen_at FROM role_assignments WHERE member_id = '" + member
                        + "' ORDER BY 1"))
                .containsExactly(
                        Map.of("role_name", "Billing", "first_seen_at", "2026-09-01T10:15:00.000Z"),
                        Map.of("role_name", "DNS", "first_seen_at", "2026-09-01T10:00:00.000Z"));
    }

    @Test
    void anUnknownFieldIsKeptButIsNoChange() {
        fixture.sync();
        account.setExtraField(member, "origin", "scim");

        assertThat(syncLater().changes()).isZero();
        assertThat(column("other_fields")).isEqualTo("{\"origin\":\"scim\"}");
    }

    @Test
    void oldChangesAreForgottenWhenAsked() throws Exception {
        fixture.sync();
        account.setRoles(member, account.roleId("Billing"));
        syncLater();
        fixture.close();
        clock.advance(Duration.ofDays(3));
        try (SyncFixture forgetful = SyncFixture.on(
                directory, fixture.sandbox(), Map.of("cloudflare-iga.history-changes-days", "2"), clock)) {
            forgetful.sync();

            assertThat(forgetful.changeKinds()).isEmpty();
        }
    }
}
