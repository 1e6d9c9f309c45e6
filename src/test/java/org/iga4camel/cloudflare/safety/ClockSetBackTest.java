package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set back by hours makes no operation wait for these hours. */
@Timeout(60)
class ClockSetBackTest {

    private static final Duration BACK = Duration.ofHours(-3);

    private final LeapingClock clock = new LeapingClock();
    private MountedOperations mounted;
    private SandboxAccount account;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        mounted = MountedOperations.with(
                directory,
                Map.of("cloudflare-iga.settle-within", "200ms", "cloudflare-iga.operation-deadline", "5s"),
                clock);
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

    @Test
    void whatAWriteLeftUncertainIsNotLookedAtForAsLongAsTheClockWasSetBack() {
        mounted.sandbox().faults().on(requestMatching("PUT", ada)).then(Fault.resetBeforeApplying());
        mounted.sandbox()
                .faults()
                .on(requestMatching("GET", ada))
                .fromThe(2)
                .times(1)
                .then(Fault.running(() -> clock.leap(BACK)));

        MountedOperations.Outcome outcome = mounted.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(outcome.result()).isNotNull();
        assertThat(outcome.result().status()).isEqualTo("applied");
        assertThat(mounted.wrongRights()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void whatWasPublishedBeforeAStepOfTheClockIsAsFreshAsItIs(long hours) {
        clock.leap(Duration.ofHours(hours));

        HealthCheck.Result health = HealthCheckHelper.invokeReadiness(mounted.context()).stream()
                .filter(result -> result.getCheck().getId().equals("cloudflare-iga-default"))
                .findFirst()
                .orElseThrow();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat((long) health.getDetails().get("age_seconds")).isBetween(0L, 60L);
    }

    @Test
    void aMemberWhomAnOperationChangedInAFutureThatIsOverCanBeChanged() {
        mounted.ask("grant", Map.of("memberId", ada, "role", "DNS"));
        account.setRoles(ada, account.roleId("Billing"));
        clock.leap(BACK);

        MountedOperations.Outcome outcome = mounted.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.result().status()).isEqualTo("applied");
        assertThat(mounted.wrongRights()).isEmpty();
    }
}
