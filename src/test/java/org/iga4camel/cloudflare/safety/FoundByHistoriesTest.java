package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What random histories found once, each as a rule of its own. */
class FoundByHistoriesTest {

    private static final String SUPER_ADMINISTRATOR = "Super Administrator - All Privileges";

    @TempDir
    Path directory;

    @Test
    void aScopedPolicyOfSuperAdministratorIsThatRoleThoughTheRoleIsNotListed() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            SandboxAccount account = fixture.account();
            String zone = account.addZone("example.org");
            account.inviteWithPolicies(
                    "ana@example.com",
                    SandboxPolicy.deny(account.permissionGroupId(SUPER_ADMINISTRATOR), zone),
                    SandboxPolicy.allow(account.permissionGroupId(SUPER_ADMINISTRATOR), account.wholeAccountGroupId()));
            fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/members"))
                    .forever()
                    .then(ListFaults.withoutField("roles"));

            fixture.sync();

            assertThat(fixture.published()).isEqualTo(account.grants());
        }
    }

    @Test
    void aChangeTellsARoleByTheNameThatItGoesByInTheViews() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            SandboxAccount account = fixture.account();
            account.add("bo@example.com", account.roleId("DNS"));
            fixture.sync();
            account.renameRole(account.roleId("DNS"), "Names");
            account.add("ana@example.com", account.roleId("Names"));
            fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/roles"))
                    .forever()
                    .then(ListFaults.withoutField("name"));

            fixture.sync();

            assertThat(fixture.one("SELECT after ->> '$.role_name' FROM changes WHERE kind = 'role.granted'"))
                    .isEqualTo(fixture.one("SELECT role_name FROM role_assignments WHERE email = 'ana@example.com'"));
        }
    }

    @Test
    void rolesThatAreListedWithoutNamesAreListed() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().add("ana@example.com", fixture.account().roleId("DNS"));
            fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/roles"))
                    .forever()
                    .then(ListFaults.withoutField("name"));
            fixture.sync();

            assertThat(fixture.sync().status()).isEqualTo("published");
        }
    }
}
