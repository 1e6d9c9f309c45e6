package org.iga4camel.cloudflare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read about an account. */
class ReportTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private SandboxAccount account;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(directory);
        account = fixture.account();
        account.populate(3, 0);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> report() {
        return report(120, false);
    }

    private List<String> report(int width, boolean all) {
        StringWriter written = new StringWriter();
        Statements reader = new Statements(fixture.mount().cache().reader());
        new Report(reader, "default", new PrintWriter(written), width, all).write();
        return written.toString().lines().toList();
    }

    /** The lines of one part, without their margin. */
    private static List<String> part(List<String> report, String title) {
        return report.subList(report.indexOf(title) + 1, report.size()).stream()
                .takeWhile(line -> !line.isEmpty())
                .map(String::strip)
                .toList();
    }

    private String line(String start) {
        return report().stream()
                .filter(line -> line.strip().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHoldsARoleOnSeveralObjectsOfOneGroupIsOneHolder() {
        account.addZone("one.example");
        String shops = account.addResourceGroup(
                "Shops",
                account.accountKey(),
                account.zoneKey("one.example"),
                account.zoneKey("two.example"),
                account.zoneKey("three.example"),
                account.zoneKey("four.example"));
        account.inviteWithPolicies(
                "ana@example.com",
                SandboxPolicy.allow(
                        account.addPermissionGroup("Domain Helper", "com.cloudflare.api.account.zone"), shops));
        fixture.sync();

        assertThat(line("Domain Helper")).containsOnlyOnce("ana@example.com").doesNotContain("more");
    }

    @Test
    void administratorsAreFirstOneRightALineWhateverTheirNumber() {
        for (int i = 10; i < 16; i++) {
            account.add("root" + i + "@example.com", account.roleId("Super Administrator - All Privileges"));
        }
        account.add("ada@example.com", account.roleId("Administrator"));
        account.add("ro@example.com", account.roleId("Administrator Read Only"));
        fixture.sync();

        List<String> administrators = part(report(), "Administrators");

        assertThat(administrators.stream().limit(6))
                .allMatch(line -> line.startsWith("Super Administrator - All Privileges  Whole account  root1"));
        assertThat(administrators).anyMatch(line -> line.matches("Administrator +Whole account +ada@.*"));
        assertThat(part(report(), "On the whole account"))
                .anyMatch(line -> line.matches("Administrator Read Only +.*ro@.*"));
    }

    @Test
    void manyRightsOnTheWholeAccountHideNeitherDeniedNorScopedOnes() {
        for (int i = 0; i < 40; i++) {
            account.add("one" + i + "@example.com", account.roleId("Billing"), account.addRole("Role " + i));
        }
        account.addZone("one.example");
        String zone = account.resourceGroupId("one.example");
        String helper = account.addPermissionGroup("Domain Helper", "com.cloudflare.api.account.zone");
        account.inviteWithPolicies("in@example.com", SandboxPolicy.allow(helper, zone));
        account.inviteWithPolicies("out@example.com", SandboxPolicy.deny(helper, zone));
        fixture.sync();

        List<String> shortened = report();

        assertThat(part(shortened, "Denied")).containsExactly("Domain Helper  one.example  out@example.com");
        assertThat(part(shortened, "On single domains and other objects"))
                .containsExactly("Domain Helper  one.example  in@example.com");
        assertThat(part(shortened, "On the whole account"))
                .hasSize(21)
                .last()
                .asString()
                .endsWith("which --all shows");
        assertThat(part(report(120, true), "On the whole account"))
                .hasSizeGreaterThan(40)
                .noneMatch(line -> line.contains("more"));
    }

    @Test
    void aRoleWithCommasInItsNameStandsOnALineOfItsOwn() {
        String commas = "Access: Organizations, Identity Providers, and Groups";
        account.add("ada@example.com", account.addRole(commas), account.roleId("DNS"));
        account.setTwoFactor(
                account.memberByEmail("ada@example.com").orElseThrow().id(), false);
        fixture.sync();

        assertThat(part(report(), "Accepted, without a second factor"))
                .containsSequence("ada@example.com  " + commas, "DNS");
    }

    @Test
    void nothingIsCutOffWhereTheTerminalIsNarrow() {
        account.add("somebody-with-a-long-address@subdomain.example.com", account.roleId("Billing"));
        fixture.sync();

        List<String> narrow = report(40, false);

        assertThat(part(narrow, "On the whole account")).contains("Billing");
        assertThat(String.join("", narrow)).contains("somebody-with-a-long-address@subdomain.example.com");
    }

    @Test
    void whatATerminalObeysIsShownOnly() {
        account.add("ada@example.com", account.addRole("Evil \u001b[2J\nSuper Administrator"));
        fixture.sync();

        assertThat(String.join("\n", report()))
                .contains("Evil \\u001b[2J Super Administrator")
                .doesNotContain("\u001b");
    }
}
