package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.FaultRule;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An operation is not planned by an answer that may be older than the operation before it. */
@Timeout(60)
class StaleFirstLookTest {

    private ProvisioningFixture fixture;
    private String ada;

    private void begin(Path directory, String settleWithin) throws Exception {
        fixture = ProvisioningFixture.on(directory, Map.of("cloudflare-iga.settle-within", settleWithin));
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        begin(directory, "20s");
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private SandboxResponse lookNow(String memberId) {
        return fixture.sandbox()
                .answer(SandboxRequest.of("GET", "/accounts/" + SyncFixture.ACCOUNT + "/members/" + memberId)
                        .withToken(SyncFixture.TOKEN));
    }

    /** The next look at the member shows it as it was. */
    private FaultRule shows(String memberId, SandboxResponse former) {
        return fixture.sandbox()
                .faults()
                .on(RequestMatch.requestMatching("GET", "/members/" + memberId))
                .then(call -> former);
    }

    private static Map<String, Object> role(String memberId, String role) {
        return Map.of("memberId", memberId, "role", role);
    }

    @Test
    void theFirstOfTwoGrantsSurvivesASecondThatIsShownTheStateBefore() {
        SandboxResponse before = lookNow(ada);
        fixture.ask("grant", role(ada, "DNS"));
        FaultRule stale = shows(ada, before);

        OperationResult result = fixture.ask("grant", role(ada, "Billing"));

        assertThat(stale.hits()).isEqualTo(1);
        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.rights(ada))
                .extracting(SandboxGrant::roleId)
                .containsExactlyInAnyOrder(
                        fixture.account().roleId("Analytics"),
                        fixture.account().roleId("DNS"),
                        fixture.account().roleId("Billing"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whatWasJustRevokedIsGrantedAgainThoughALookStillShowsIt() {
        fixture.ask("grant", role(ada, "DNS"));
        SandboxResponse before = lookNow(ada);
        fixture.ask("revoke", role(ada, "DNS"));
        shows(ada, before);

        OperationResult result = fixture.ask("grant", role(ada, "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whoWasJustInvitedIsThereThoughALookDoesNotShowIt() {
        String nobody = "f".repeat(32);
        SandboxResponse before = lookNow(nobody);
        String id = fixture.ask("invite", Map.of("email", "new@example.com", "role", "DNS"))
                .memberId();
        shows(id, before);

        OperationResult result = fixture.ask("grant", role(id, "Billing"));

        assertThat(before.status()).isEqualTo(404);
        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.rights(id)).hasSize(2);
    }

    @Test
    void whoWasJustRemovedIsGoneThoughALookStillShowsIt() {
        SandboxResponse before = lookNow(ada);
        fixture.ask("remove", Map.of("memberId", ada));
        shows(ada, before);

        OperationResult result = fixture.ask("remove", Map.of("memberId", ada));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.fixture().query("SELECT 1 FROM members WHERE member_id = '" + ada + "'"))
                .isEmpty();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsBelievedOnceItCannotBeStale(@TempDir Path other) throws Exception {
        fixture.close();
        begin(other, "500ms");
        fixture.ask("grant", role(ada, "DNS"));
        fixture.account().setRoles(ada, fixture.account().roleId("Analytics"));

        OperationResult result = fixture.ask("grant", role(ada, "Billing"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.rights(ada))
                .extracting(SandboxGrant::roleId)
                .containsExactlyInAnyOrder(
                        fixture.account().roleId("Analytics"), fixture.account().roleId("Billing"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whoWasJustInvitedIsNotToldAsGoneAndComeBack() {
        SandboxResponse before = lookNow("f".repeat(32));
        String id = fixture.ask("invite", Map.of("email", "new@example.com", "role", "DNS"))
                .memberId();
        shows(id, before);

        OperationResult result = fixture.ask("grant", role(id, "DNS"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.changes("look:" + result.id())).isEmpty();
    }
}
