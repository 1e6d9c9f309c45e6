package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operations cost of the request budget. */
class RequestCountTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.account().populate(120, 0);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private long sent() {
        return fixture.sandbox().requests().count();
    }

    private long scans() {
        return fixture.sandbox().requests().count("GET", "/members");
    }

    @Test
    void theFirstGrantOfAProcessTakesFourRequestsAndTheNextThree() {
        OperationResult first = fixture.ask("grant", Map.of("email", "ada@example.com", "role", "DNS"));
        long afterFirst = sent();

        OperationResult second = fixture.ask("revoke", Map.of("memberId", ada, "role", "DNS"));

        assertThat(afterFirst).isEqualTo(4).isEqualTo(first.requests());
        assertThat(sent() - afterFirst).isEqualTo(3).isEqualTo(second.requests());
        assertThat(scans()).isZero();
    }

    @Test
    void anInvitationTakesThree() {
        OperationResult result = fixture.ask("invite", Map.of("email", "new@example.com", "role", "DNS"));

        assertThat(sent()).isEqualTo(3).isEqualTo(result.requests());
        assertThat(scans()).isZero();
    }

    @Test
    void aRemovalTakesFour() {
        OperationResult result = fixture.ask("remove", Map.of("email", "ada@example.com"));

        assertThat(sent()).isEqualTo(4).isEqualTo(result.requests());
        assertThat(scans()).isZero();
    }

    @Test
    void aReinvitationTakesSix() {
        fixture.account().invite("new@example.com", fixture.account().roleId("DNS"));
        fixture.sync();

        OperationResult result = fixture.ask("reinvite", Map.of("email", "new@example.com"));

        assertThat(sent()).isEqualTo(6).isEqualTo(result.requests());
        assertThat(scans()).isZero();
    }

    @Test
    void aReinvitationOfALapsedInvitationSearchesNoList() {
        String lapsed =
                fixture.account().invite("new@example.com", fixture.account().roleId("DNS"));
        fixture.sync();
        fixture.account().expire(lapsed);

        fixture.ask("reinvite", Map.of("email", "new@example.com"));

        assertThat(sent()).isEqualTo(4);
        assertThat(scans()).isZero();
    }

    @Test
    void everyOtherSuperAdministratorThatIsLookedAtTakesOneMore() {
        String second = fixture.account()
                .add("second@example.com", fixture.account().roleId("Super Administrator - All Privileges"));
        fixture.sync();

        fixture.ask("remove", Map.of("memberId", second));

        assertThat(sent()).isEqualTo(5);
    }

    @Test
    void whatIsUnchangedTakesOneLook() {
        fixture.ask("grant", Map.of("memberId", ada, "role", "Analytics"));

        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void aMemberThatTheCacheDoesNotKnowIsSearchedPageByPageUntilFound() {
        fixture.account().add("late@example.com", fixture.account().roleId("Analytics"));

        OperationResult result = fixture.ask("grant", Map.of("email", "late@example.com", "role", "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(scans()).isEqualTo(3);
    }
}
