package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where Cloudflare's answers do not fit together, an operation ends soon and claims nothing that it does not know. */
@Timeout(30)
class ContradictionsTest {

    private static final Map<String, Object> INVITE_ADA = Map.of("email", "ada@example.com", "role", "DNS");

    private ProvisioningFixture fixture;
    private SandboxAccount account;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        begin(directory, "150ms");
    }

    private void begin(Path directory, String settleWithin) throws Exception {
        fixture = ProvisioningFixture.on(directory, Map.of("cloudflare-iga.settle-within", settleWithin));
        account = fixture.account();
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private static RequestMatch lists() {
        return RequestMatch.requestMatching("GET", "/members");
    }

    private long invitations() {
        return fixture.sandbox().requests().writes().size();
    }

    @Test
    void whoDeclinedUnseenIsSaidToHaveDeclined() {
        account.reject(account.invite("ada@example.com", account.roleId("DNS")));

        Exception failure = fixture.failing("invite", INVITE_ADA);

        assertThat(failure).isInstanceOf(WrongStatusException.class);
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void whoIsInvitedAlreadyAndShownLateIsAdopted(@TempDir Path patient) throws Exception {
        fixture.close();
        begin(patient, "20s");
        account.invite("ada@example.com", account.roleId("DNS"));
        fixture.sandbox().faults().on(lists()).times(2).then(ListFaults.emptyPage());
        fixture.sandbox().faults().on(lists()).times(2).then(ListFaults.totalCount(total -> 0));

        OperationResult result = fixture.ask("invite", INVITE_ADA);

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void anInvitationIsGivenUpThatNobodyWhoIsShownStandsInTheWayOf() {
        fixture.sandbox()
                .faults()
                .on(RequestMatch.requestMatching("POST", "/members"))
                .forever()
                .then(Fault.status(400, 1008));

        Exception failure = fixture.failing("invite", INVITE_ADA);

        assertThat(failure).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(fixture.last()).containsEntry("status", "failed");
        assertThat(invitations()).isEqualTo(RunningOperation.MOST_ATTEMPTS);
    }

    @Test
    void anInvitationWhoseAnswerWasLostStaysOpenWhileTheListsContradictThemselves() {
        fixture.sandbox()
                .faults()
                .on(RequestMatch.requestMatching("POST", "/members"))
                .then(Fault.resetAfterApplying());
        fixture.sandbox().faults().on(lists()).forever().then(ListFaults.emptyPage());

        Exception failure = fixture.failing("invite", INVITE_ADA);

        assertThat(failure).isInstanceOf(OperationUnsettledException.class);
        assertThat(fixture.last()).containsEntry("status", "open");
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void aFormerMemberOfTheSameAddressIsNotShownAnyMore() {
        String former = account.add("ada@example.com", account.roleId("DNS"));
        fixture.sync();
        account.remove(former);
        account.add("ada@example.com", account.roleId("DNS"));

        OperationResult result = fixture.ask("grant", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.fixture().query("SELECT 1 FROM members WHERE email = 'ada@example.com'"))
                .hasSize(1);
    }
}
