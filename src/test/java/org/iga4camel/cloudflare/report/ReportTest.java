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
        StringWriter written = new StringWriter();
        new Report(new Statements(fixture.mount().cache().reader()), "default", new PrintWriter(written)).write();
        return written.toString().lines().toList();
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
}
