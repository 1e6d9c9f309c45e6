package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation is sent again with the rights it had, and stays the same person's. */
class ReinviteTest {

    private ProvisioningFixture fixture;
    private String former;
    private Object firstSeen;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.account().addZone("one.example");
        former = fixture.account()
                .inviteWithPolicies(
                        "ada@example.com",
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("DNS"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("Domain DNS"),
                                fixture.account().resourceGroupId("one.example")));
        fixture.sync();
        firstSeen = fixture.fixture().one("SELECT first_seen_at FROM members WHERE member_id = '" + former + "'");
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private Map<String, Object> named(boolean byId) {
        return byId ? Map.of("memberId", former) : Map.of("email", "Ada@example.com");
    }

    private Map<String, Object> restoring(boolean byId) {
        Map<String, Object> fields = new HashMap<>(named(byId));
        fields.put("restore", true);
        return fields;
    }

    private void assertInvitedAgain(OperationResult result) {
        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.memberId()).isNotEqualTo(former);
        assertThat(result.formerMemberId()).isEqualTo(former);
        assertThat(fixture.rights(result.memberId()).stream()
                        .map(right -> right.roleId() + " " + right.access() + " " + right.scopeKey())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        fixture.account().roleId("DNS") + " allow "
                                + fixture.account().accountKey(),
                        fixture.account().permissionGroupId("Domain DNS") + " allow "
                                + fixture.account().zoneKey("one.example"));
        assertThat(fixture.account().member(result.memberId()).orElseThrow().email())
                .isEqualTo("ada@example.com");
        assertThat(fixture.fixture()
                        .query("SELECT member_id, first_seen_at FROM members WHERE email = 'ada@example.com'"))
                .containsExactly(Map.of("member_id", result.memberId(), "first_seen_at", firstSeen));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.last()).containsEntry("former_member_id", former);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOpenInvitationIsWithdrawnAndSentAgain(boolean byId) {
        OperationResult result = fixture.ask("reinvite", named(byId));

        assertInvitedAgain(result);
        assertThat(fixture.writes()).hasSize(2);
        assertThat(result.requests()).isLessThanOrEqualTo(6);
        assertThat(fixture.changes(result.id())).startsWith("role.revoked", "role.revoked", "invitation.gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLapsedInvitationThatTheCacheStillShowsIsSentAgain(boolean byId) {
        fixture.account().expire(former);

        OperationResult result = fixture.ask("reinvite", named(byId));

        assertInvitedAgain(result);
        assertThat(fixture.writes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLapsedInvitationThatASyncForgotIsSentAgainAsTheChangesTellIt(boolean byId) {
        fixture.account().expire(former);
        fixture.sync();

        OperationResult result = fixture.ask("reinvite", named(byId));

        assertInvitedAgain(result);
        assertThat(fixture.writes()).hasSize(1);
    }

    @Test
    void ofSeveralFormerInvitationsTheOneThatWentLastCounts() {
        fixture.account().expire(former);
        fixture.sync();
        String second =
                fixture.account().invite("ada@example.com", fixture.account().roleId("Billing"));
        fixture.sync();
        fixture.account().expire(second);
        fixture.sync();

        OperationResult result = fixture.ask("reinvite", Map.of("email", "ada@example.com"));

        assertThat(result.formerMemberId()).isEqualTo(second);
        assertThat(fixture.roles(result.memberId())).containsExactly("Billing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeclinedInvitationIsSentAgain(boolean byId) {
        fixture.account().reject(former);
        fixture.sync();

        OperationResult result = fixture.ask("reinvite", named(byId));

        assertInvitedAgain(result);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoAnOperationRemovedComesBackOnlyWhenThatIsMeant(boolean byId) {
        fixture.account().accept(former);
        fixture.sync();
        fixture.ask("remove", named(true));

        Exception refusal = fixture.failing("reinvite", named(byId));

        assertThat(refusal)
                .isInstanceOf(RemovedMemberException.class)
                .hasMessageContaining("was removed from account default")
                .hasMessageContaining("restore");
        assertThat(fixture.writes()).hasSize(1);
        OperationResult restored = fixture.ask("reinvite", restoring(byId));
        assertInvitedAgain(restored);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInvitationThatAnOperationWithdrewIsSentAgainOnlyWhenThatIsMeant(boolean byId) {
        fixture.ask("remove", named(true));

        Exception refusal = fixture.failing("reinvite", named(byId));

        assertThat(refusal).isInstanceOf(RemovedMemberException.class);
        assertInvitedAgain(fixture.ask("reinvite", restoring(byId)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHadAcceptedAndWasRemovedByOthersComesBackOnlyWhenThatIsMeant(boolean isSynced) {
        fixture.account().accept(former);
        fixture.sync();
        fixture.account().remove(former);
        if (isSynced) {
            fixture.sync();
        }

        Exception refusal = fixture.failing("reinvite", named(true));

        assertThat(refusal).isInstanceOf(RemovedMemberException.class);
    }

    @Test
    void anInvitationThatWasSentAgainAndLapsedIsSentOnceMore() {
        OperationResult second = fixture.ask("reinvite", named(true));
        fixture.account().expire(second.memberId());
        fixture.sync();

        OperationResult third = fixture.ask("reinvite", Map.of("memberId", second.memberId()));

        assertThat(third.status()).isEqualTo("applied");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasAcceptedIsNotInvitedAgain(boolean byId) {
        fixture.account().accept(former);

        Exception refusal = fixture.failing("reinvite", named(byId));

        assertThat(refusal).isInstanceOf(WrongStatusException.class).hasMessageContaining("has accepted");
        assertThat(fixture.last()).containsEntry("status", "refused");
        assertThat(fixture.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWasInvitedAgainByOthersMeanwhileIsInvitedOnceMoreAndNobodyIsLeftBehind(boolean byId) {
        fixture.account().expire(former);
        fixture.sync();
        String others =
                fixture.account().invite("ada@example.com", fixture.account().roleId("Billing"));

        OperationResult result = fixture.ask("reinvite", named(byId));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.formerMemberId()).isEqualTo(others);
        assertThat(fixture.roles(result.memberId())).containsExactly("Billing");
        assertThat(fixture.fixture().query("SELECT member_id FROM members WHERE email = 'ada@example.com'"))
                .containsExactly(Map.of("member_id", result.memberId()));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoNobodyEverHeardOfIsNotInvitedAgain(boolean byId) {
        Exception refusal = fixture.failing(
                "reinvite",
                byId ? Map.of("memberId", "ffffffffffffffffffffffffffffffff") : Map.of("email", "x@example.com"));

        assertThat(refusal).isInstanceOf(UnknownMemberException.class).hasMessageContaining("invite it with roles");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whoseRightsAreForgottenIsNotInvitedAgain() {
        fixture.account().expire(former);
        fixture.sync();
        fixture.fixture().execute("DELETE FROM change WHERE kind = 'role.revoked'");

        Exception refusal = fixture.failing("reinvite", named(true));

        assertThat(refusal).isInstanceOf(UnknownMemberException.class).hasMessageContaining("not known which roles");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void theRightsOfTheGoneInvitationGoWithIt() {
        OperationResult result = fixture.ask("reinvite", named(true));

        assertThat(fixture.fixture().published())
                .extracting(SandboxGrant::memberId)
                .doesNotContain(former)
                .contains(result.memberId());
    }

    @Test
    void whoHasAnotherAddressByNowIsNobodysFormerInvitation() {
        fixture.account().accept(former);
        fixture.account().setEmail(former, "ada.byron@example.com");

        Exception failure = fixture.failing("reinvite", named(false));

        assertThat(failure).isInstanceOf(UnknownMemberException.class);
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.published(former)).hasSize(2);
    }

    @Test
    void anInvitationWhosePoliciesAreNotToldIsLeftAlone() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + former))
                .then(Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove("policies")));

        Exception failure = fixture.failing("reinvite", named(true));

        assertThat(failure).isInstanceOf(UnsafeWriteException.class).hasMessageContaining("policies");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aNewInvitationThatGivesLessThanTheFormerOneIsAFailureAndIsShown() {
        fixture.sandbox().faults().on(requestMatching("POST", "/members")).then(call -> {
            SandboxResponse answer = call.proceed();
            fixture.account()
                    .setRoles(
                            answer.json().path("result").path("id").asText(),
                            fixture.account().roleId("DNS"));
            return answer;
        });

        Exception failure = fixture.failing("reinvite", named(true));

        assertThat(failure).isInstanceOf(NotAppliedException.class).hasMessageContaining("did not give Domain DNS");
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("detail", null);
        assertThat(fixture.writes()).hasSize(2);
        assertThat(fixture.fixture().query("SELECT member_id FROM members WHERE email = 'ada@example.com'"))
                .containsExactly(Map.of(
                        "member_id",
                        fixture.account()
                                .memberByEmail("ada@example.com")
                                .orElseThrow()
                                .id()));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "suspended", "Accepted"})
    void whoseStatusIsNoInvitationsIsLeftAlone(String status) {
        fixture.account().accept(former);
        fixture.account().setStatus(former, status);
        fixture.sync();

        Exception failure = fixture.failing("reinvite", named(true));

        assertThat(failure).isInstanceOf(WrongStatusException.class).hasMessageContaining(status);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whoseStatusIsNotToldIsLeftAlone() {
        fixture.account().accept(former);
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + former))
                .then(Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove("status")));

        Exception failure = fixture.failing("reinvite", named(true));

        assertThat(failure).isInstanceOf(UnsafeWriteException.class).hasMessageContaining("status");
        assertThat(fixture.writes()).isEmpty();
    }
}
