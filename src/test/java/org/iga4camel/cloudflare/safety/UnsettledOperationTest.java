package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.iga4camel.cloudflare.provisioning.MemberBusyException;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While it is not known what became of an operation, no other one changes what would tell. */
@Timeout(60)
class UnsettledOperationTest {

    private static final String OPEN = "SELECT status FROM operations ORDER BY id LIMIT 1";

    private final LeapingClock clock = new LeapingClock();
    private MountedOperations mounted;
    private String ada;

    @BeforeEach
    void leaveOneOpen(@TempDir Path directory) throws Exception {
        mounted = MountedOperations.with(directory, Map.of("cloudflare-iga.settle-within", "50ms"), clock);
        Sandbox sandbox = new Sandbox(1);
        SandboxAccount account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        mounted.begin(sandbox);
        mounted.sync();
        WriteFault.LOST_AFTER_AND_READ_BACK_FAILS_FOR_EVER.strike(sandbox);
        mounted.ask("grant", dns());
        mounted.settle();
        sandbox.faults().clear();
    }

    @AfterEach
    void end() {
        mounted.close();
    }

    private Map<String, Object> dns() {
        return Map.of("memberId", ada, "role", "DNS");
    }

    private Object firstStatus() {
        return mounted.query(OPEN).get(0).get("status");
    }

    @Test
    void anotherOperationOnTheMemberIsRefusedUntilItIsSettled() {
        MountedOperations.Outcome outcome = mounted.ask("revoke", dns());

        assertThat(firstStatus()).isEqualTo("open");
        assertThat(outcome.failure()).isInstanceOf(MemberBusyException.class);
        assertThat(mounted.account().grants(ada)).hasSize(2);
    }

    @Test
    void afterwardsTheOtherOneIsCarriedOutAndBothAreToldAsTheyWere() {
        clock.leap(Duration.ofMinutes(1));

        MountedOperations.Outcome outcome = mounted.ask("revoke", dns());

        assertThat(firstStatus()).isEqualTo("applied");
        assertThat(outcome.result().status()).isEqualTo("applied");
        assertThat(mounted.account().grants(ada)).hasSize(1);
        assertThat(mounted.wrongRights()).isEmpty();
    }

    @Test
    void operationsOnOthersGoOn() {
        MountedOperations.Outcome outcome = mounted.ask("invite", Map.of("email", "new@example.com", "role", "DNS"));

        assertThat(outcome.result().status()).isEqualTo("applied");
    }

    @Test
    void aDryRunGoesOn() {
        MountedOperations.Outcome outcome =
                mounted.ask("revoke", Map.of("memberId", ada, "role", "DNS", "dryRun", true));

        assertThat(outcome.result().status()).isEqualTo("planned");
    }
}
