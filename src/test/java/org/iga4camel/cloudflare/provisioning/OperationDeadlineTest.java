package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.iga4camel.cloudflare.gateway.DeadlinePassedException;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No write leaves after the deadline of an operation, and one that left before is looked at all the same. */
class OperationDeadlineTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration MUCH_LONGER = Duration.ofSeconds(8);
    private static final Duration LONGER = DEADLINE.plusMillis(200);

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(
                directory, Map.of("cloudflare-iga.operation-deadline", DEADLINE.toSeconds() + "s"));
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private Map<String, Object> dnsForAda() {
        return Map.of("email", "ada@example.com", "role", "DNS");
    }

    @Test
    void noWriteLeavesWhenLookingTookUntilTheDeadline() {
        fixture.sandbox().faults().on(requestMatching("GET", "/user")).then(Fault.latency(LONGER));

        Exception failure = fixture.failing("grant", dnsForAda());

        assertThat(failure).isInstanceOf(DeadlinePassedException.class);
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("requests", 2);
    }

    @Test
    void aLookThatIsNotAnsweredEndsWithTheDeadline() {
        fixture.sandbox().faults().on(requestMatching("GET", ada)).forever().then(Fault.latency(MUCH_LONGER));
        long began = System.nanoTime();

        Exception failure = fixture.failing("grant", dnsForAda());

        assertThat(failure).isInstanceOf(DeadlinePassedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(MUCH_LONGER);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aWriteThatIsAnsweredAfterTheDeadlineIsReadBackAndApplied() {
        fixture.sandbox().faults().on(requestMatching("PUT", ada)).then(Fault.latency(LONGER));

        OperationResult result = fixture.ask("grant", dnsForAda());

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aWriteWhoseAnswerIsLostAfterTheDeadlineIsStillFoundToBeCarriedOut() {
        fixture.sandbox().faults().on(requestMatching("PUT", ada)).then(Fault.after(Fault.hang(LONGER)));

        OperationResult result = fixture.ask("grant", dnsForAda());

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.writes()).hasSize(1);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aWriteThatWasLostUntilTheDeadlineIsNotSentAgain() {
        fixture.sandbox().faults().on(requestMatching("PUT", ada)).then(Fault.hang(LONGER));

        Exception failure = fixture.failing("grant", dnsForAda());

        assertThat(failure).isInstanceOf(NotAppliedException.class);
        assertThat(fixture.writes()).hasSize(1);
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("writes", 1);
        assertThat(fixture.rights(ada))
                .extracting(SandboxGrant::roleId)
                .containsExactly(fixture.account().roleId("Analytics"));
    }

    @Test
    void aThrottledWriteIsNotWaitedForBeyondTheDeadline() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("PUT", ada))
                .forever()
                .then(Fault.throttled(Duration.ofSeconds(30)));
        long began = System.nanoTime();

        Exception failure = fixture.failing("grant", dnsForAda());

        assertThat(failure).hasMessageContaining("ada@example.com");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(fixture.writes()).hasSize(1);
        assertThat(fixture.last()).containsEntry("status", "failed");
    }

    @Test
    void theSecondWriteOfANewInvitationDoesNotLeaveAfterTheDeadlineAndTheJournalSaysWhatIsMissing() {
        String carl =
                fixture.account().invite("carl@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
        fixture.sandbox().faults().on(requestMatching("DELETE", carl)).then(Fault.latency(LONGER));

        Exception failure = fixture.failing("reinvite", Map.of("memberId", carl));

        assertThat(failure).isInstanceOf(DeadlinePassedException.class);
        assertThat(fixture.writes()).hasSize(1);
        assertThat(fixture.last()).containsEntry("status", "failed");
        assertThat((String) fixture.last().get("detail")).contains("carl@example.com is not invited any more");
        assertThat(fixture.fixture().query("SELECT * FROM members WHERE member_id = '" + carl + "'"))
                .isEmpty();
    }
}
