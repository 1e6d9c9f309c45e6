package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A removal removes who was named, and is done only when nobody is there. */
class RemoveTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Billing"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void aMemberIsRemovedAndTheCacheShowsItAtOnce() {
        OperationResult result = fixture.ask("remove", Map.of("memberId", ada.toUpperCase(Locale.ROOT)));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.before()).hasSize(1);
        assertThat(result.after()).isEmpty();
        assertThat(fixture.account().member(ada)).isEmpty();
        assertThat(fixture.fixture().query("SELECT * FROM members WHERE email = 'ada@example.com'"))
                .isEmpty();
        assertThat(fixture.changes(result.id())).containsExactly("role.revoked", "member.removed");
    }

    @Test
    void anInvitationIsWithdrawn() {
        String bob =
                fixture.account().invite("bob@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        OperationResult result = fixture.ask("remove", Map.of("email", "bob@example.com"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().member(bob)).isEmpty();
        assertThat(fixture.changes(result.id())).containsExactly("role.revoked", "invitation.gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDeclinedOnceAndIsAMemberByNowIsRemovedAsTheMember(boolean synced) {
        String dns = fixture.account().roleId("DNS");
        fixture.account().reject(fixture.account().invite("bob@example.com", dns));
        fixture.sync();
        String bob = fixture.account().add("again@example.com", dns);
        fixture.account().setEmail(bob, "bob@example.com");
        if (synced) {
            fixture.sync();
        }

        OperationResult result = fixture.ask("remove", Map.of("email", "bob@example.com"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.memberId()).isEqualTo(bob);
        assertThat(fixture.account().member(bob)).isEmpty();
    }

    @Test
    void theRemainsOfADeclinedInvitationAreRemoved() {
        String bob =
                fixture.account().invite("bob@example.com", fixture.account().roleId("Billing"));
        fixture.account().reject(bob);
        fixture.sync();

        OperationResult result = fixture.ask("remove", Map.of("email", "bob@example.com"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().member(bob)).isEmpty();
    }

    @Test
    void whoWentAlreadyIsUnchangedByIdAndTheCacheLearnsIt() {
        fixture.account().remove(ada);

        OperationResult result = fixture.ask("remove", Map.of("memberId", ada));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.detail()).contains("is no member");
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.fixture().query("SELECT * FROM members WHERE member_id = '" + ada + "'"))
                .isEmpty();
        assertThat(fixture.changes(result.id())).isEmpty();
        assertThat(fixture.changes("look:" + result.id())).containsExactly("role.revoked", "member.removed");
    }

    @Test
    void whoWentAlreadyIsUnchangedByAddressAfterAWholeListWithoutIt() {
        fixture.account().remove(ada);

        OperationResult result = fixture.ask("remove", Map.of("email", "ada@example.com"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.sandbox().requests().count("GET", "/members")).isEqualTo(1);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whoNobodyKnowsIsUnchanged() {
        OperationResult result = fixture.ask("remove", Map.of("email", "nobody@example.com"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.last()).containsEntry("member_id", null).containsEntry("email", "nobody@example.com");
    }

    @Test
    void whoWasRemovedAndInvitedAgainBehindOurBackIsLookedUpAgain() {
        fixture.account().remove(ada);
        String again =
                fixture.account().invite("ada@example.com", fixture.account().roleId("DNS"));

        OperationResult result = fixture.ask("remove", Map.of("email", "ada@example.com"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.memberId()).isEqualTo(again);
        assertThat(fixture.account().memberByEmail("ada@example.com")).isEmpty();
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.fixture().query("SELECT * FROM members WHERE email = 'ada@example.com'"))
                .isEmpty();
        assertThat(fixture.fixture()
                        .query("SELECT DISTINCT member_id FROM changes WHERE cause = '" + result.id() + "'"))
                .containsExactly(Map.of("member_id", again));
    }

    @Test
    void aListThatContradictsItselfProvesNoAbsence() {
        fixture.account().remove(ada);
        fixture.account().invite("ada@example.com", fixture.account().roleId("DNS"));
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members"))
                .forever()
                .then(ListFaults.shortPage(1));

        Exception failure = fixture.failing("remove", Map.of("email", "ada@example.com"));

        assertThat(failure).isInstanceOf(UnexpectedAnswerException.class).hasMessageContaining("proves nothing");
        assertThat(fixture.last()).containsEntry("status", "failed");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aListWhosePagesRepeatIsLeftSoonAndProvesNothing() {
        fixture.account().populate(120, 0);
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members"))
                .forever()
                .then(ListFaults.pageIgnored());

        Exception failure = fixture.failing("remove", Map.of("email", "nobody@example.com"));

        assertThat(failure).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(fixture.sandbox().requests().count()).isLessThan(8);
    }

    @Test
    void anAddressOfTwoMembersIsNobodys() {
        String other =
                fixture.account().add("ida@example.com", fixture.account().roleId("Billing"));
        fixture.account().setEmail(other, "ada@example.com");
        fixture.sync();

        Exception refusal = fixture.failing("remove", Map.of("email", "ada@example.com"));

        assertThat(refusal)
                .isInstanceOf(UnknownMemberException.class)
                .hasMessageContaining("ada@example.com")
                .hasMessageContaining("id");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void anIdAndTheAddressOfItsUserAreOnePersons() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .then(Fault.editing(answer ->
                        ((ObjectNode) answer.path("result").path("user")).put("email", "married@example.com")));

        OperationResult result = fixture.ask("remove", Map.of("memberId", ada, "email", "Married@example.com"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().member(ada)).isEmpty();
    }

    @Test
    void anIdAndAnAddressOfTwoPeopleAreRefused() {
        fixture.account().add("bob@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        Exception refusal = fixture.failing("remove", Map.of("memberId", ada, "email", "bob@example.com"));

        assertThat(refusal)
                .isInstanceOf(UnknownMemberException.class)
                .hasMessageContaining(ada)
                .hasMessageContaining("bob@example.com");
        assertThat(fixture.writes()).isEmpty();
    }
}
