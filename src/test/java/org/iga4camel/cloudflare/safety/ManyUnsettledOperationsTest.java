package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An outage leaves many operations open; they hold up nobody, and each is settled once Cloudflare answers. */
@Timeout(60)
class ManyUnsettledOperationsTest {

    private static final int LEFT_OPEN = 8;

    private final LeapingClock clock = new LeapingClock();
    private final List<String> members = new ArrayList<>();
    private MountedOperations mounted;

    @BeforeEach
    void leaveManyOpen(@TempDir Path directory) throws Exception {
        mounted = MountedOperations.with(directory, Map.of("cloudflare-iga.settle-within", "50ms"), clock);
        Sandbox sandbox = new Sandbox(1);
        SandboxAccount account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        for (int i = 0; i < LEFT_OPEN; i++) {
            members.add(account.add("person" + i + "@example.com", account.roleId("Analytics")));
        }
        mounted.begin(sandbox);
        mounted.sync();
        for (String member : members) {
            sandbox.faults().on(requestMatching("PUT", member)).then(Fault.resetAfterApplying());
            sandbox.faults()
                    .on(requestMatching("GET", member))
                    .fromThe(2)
                    .forever()
                    .then(Fault.status(503));
            mounted.ask("grant", Map.of("memberId", member, "role", "DNS"));
        }
        sandbox.faults().clear();
        assertThat(open()).isEqualTo(LEFT_OPEN);
        clock.leap(Duration.ofMinutes(1));
        sandbox.requests().clear();
    }

    @AfterEach
    void end() {
        mounted.close();
    }

    private long open() {
        return mounted.query("SELECT id FROM operations WHERE kind = 'grant' AND status = 'open'")
                .size();
    }

    private boolean wasLookedAt(String member) {
        return mounted.sandbox().requests().list().stream()
                .anyMatch(request -> request.path().endsWith(member));
    }

    @Test
    void whileCloudflareIsDownAnOperationDoesNotWaitForAllThatAreUnsettled() {
        mounted.sandbox().faults().on(anyRequest()).forever().then(Fault.status(503));

        mounted.ask("invite", Map.of("email", "new@example.com", "role", "DNS"));

        assertThat(members.stream().filter(this::wasLookedAt)).hasSizeLessThanOrEqualTo(2);
        assertThat(open()).isEqualTo(LEFT_OPEN);
    }

    @Test
    void thoseThatCannotBeLookedUpKeepNoOthersOpen() {
        members.subList(0, 3)
                .forEach(member -> mounted.sandbox()
                        .faults()
                        .on(requestMatching("GET", member))
                        .forever()
                        .then(Fault.status(503)));

        mounted.settle();
        mounted.settle();

        assertThat(open()).isEqualTo(3);
        assertThat(mounted.wrongRights()).hasSize(3);
    }

    @Test
    void afterAnOutageAllAreSettledAtOnce() {
        mounted.settle();

        assertThat(open()).isZero();
        assertThat(mounted.wrongRights()).isEmpty();
    }
}
