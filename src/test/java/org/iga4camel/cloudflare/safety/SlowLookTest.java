package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a look shows is as old as its request, however late the answer comes: it may be slow, and the machine may sleep. */
@Timeout(60)
class SlowLookTest {

    /** Longer than Cloudflare may show the former state, shorter than an operation may take. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private final LeapingClock clock = new LeapingClock();
    private MountedOperations mounted;
    private SandboxAccount account;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        mounted = MountedOperations.with(directory, Map.of("cloudflare-iga.settle-within", "10s"), clock);
        Sandbox sandbox = new Sandbox(1);
        account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        mounted.begin(sandbox);
        mounted.sync();
    }

    @AfterEach
    void end() {
        mounted.close();
    }

    private SandboxResponse lookNow(String memberId) {
        return mounted.sandbox()
                .answer(SandboxRequest.of("GET", "/accounts/" + MountedSync.ACCOUNT + "/members/" + memberId)
                        .withToken(MountedSync.TOKEN));
    }

    private Fault late(SandboxResponse former) {
        return call -> {
            clock.leap(LATE);
            return former;
        };
    }

    private static Map<String, Object> role(String memberId, String role) {
        return Map.of("memberId", memberId, "role", role);
    }

    @Test
    void aGrantIsNotUndoneByTheNextOneThatIsShownTheStateBeforeAndLate() {
        SandboxResponse before = lookNow(ada);
        mounted.ask("grant", role(ada, "DNS"));
        mounted.sandbox().faults().on(requestMatching("GET", ada)).then(late(before));

        MountedOperations.Outcome outcome = mounted.ask("grant", role(ada, "Billing"));

        assertThat(outcome.result().status()).isEqualTo("applied");
        assertThat(account.grants(ada)).hasSize(3);
        assertThat(mounted.wrongRights()).isEmpty();
    }

    @Test
    void whoWasJustInvitedIsThereThoughALookDoesNotShowItAndIsLate() {
        SandboxResponse before = lookNow("f".repeat(32));
        String id = mounted.ask("invite", Map.of("email", "new@example.com", "role", "DNS"))
                .result()
                .memberId();
        mounted.sandbox().faults().on(requestMatching("GET", id)).then(late(before));

        MountedOperations.Outcome outcome = mounted.ask("grant", role(id, "Billing"));

        assertThat(outcome.failure()).isNull();
        assertThat(account.grants(id)).hasSize(2);
        assertThat(mounted.wrongRights()).isEmpty();
    }

    @Test
    void aWriteIsNotSaidToBeIgnoredBecauseTheLookAfterItIsShownTheStateBeforeAndLate() {
        SandboxResponse before = lookNow(ada);
        mounted.sandbox()
                .faults()
                .on(requestMatching("GET", ada))
                .fromThe(2)
                .times(1)
                .then(late(before));

        MountedOperations.Outcome outcome = mounted.ask("grant", role(ada, "DNS"));

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.result().status()).isEqualTo("applied");
        assertThat(mounted.wrongRights()).isEmpty();
    }
}
