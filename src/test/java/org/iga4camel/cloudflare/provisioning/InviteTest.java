package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation is sent once, with what was asked for; who is there already is adopted. */
class InviteTest {

    private ProvisioningFixture fixture;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.account().addZone("one.example");
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private String idOf(String email) {
        return fixture.account().memberByEmail(email).orElseThrow().id();
    }

    @Test
    void somebodyIsInvitedWithRolesAsTexts() {
        fixture.sync();

        OperationResult result =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", List.of("Billing", "DNS")));

        String ada = idOf("ada@example.com");
        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.memberId()).isEqualTo(ada);
        assertThat(fixture.writes())
                .containsExactly("POST {\"email\":\"ada@example.com\",\"roles\":[\""
                        + fixture.account().roleId("Billing") + "\",\""
                        + fixture.account().roleId("DNS") + "\"]}");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.fixture().query("SELECT email, status FROM invitations"))
                .containsExactly(Map.of("email", "ada@example.com", "status", "pending"));
        assertThat(fixture.changes(result.id())).containsExactly("invitation.added", "role.granted", "role.granted");
    }

    @Test
    void anAnswerWithoutRolesIsCompletedByReading() {
        fixture.sync();

        OperationResult result = fixture.ask("invite", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(result.before()).isEmpty();
        assertThat(result.after())
                .isEqualTo(fixture.published(result.memberId()))
                .hasSize(1);
    }

    @Test
    void rolesOnOneZoneAreGivenByPolicies() {
        fixture.sync();

        OperationResult result = fixture.ask(
                "invite",
                Map.of(
                        "email",
                        "ada@example.com",
                        "role",
                        "Domain DNS",
                        "scope",
                        fixture.account().resourceGroupId("one.example")));

        assertThat(fixture.rights(result.memberId()))
                .containsExactly(new SandboxGrant(
                        result.memberId(),
                        fixture.account().permissionGroupId("Domain DNS"),
                        "allow",
                        fixture.account().zoneKey("one.example")));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aRoleAndAPermissionGroupTogetherAreGivenByPolicies() {
        String robot = fixture.account().addPermissionGroup("Account Robot", "com.cloudflare.api.account");
        fixture.sync();

        OperationResult result =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", List.of("Billing", robot)));

        assertThat(fixture.writes())
                .singleElement()
                .asString()
                .contains("policies")
                .doesNotContain("\"roles\"");
        assertThat(fixture.roles(result.memberId())).containsExactly("Account Robot", "Billing");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whoIsAMemberAlreadyIsAdopted() {
        fixture.account().add("ada@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        OperationResult result = fixture.ask("invite", Map.of("email", "Ada@Example.com", "role", "Billing"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.memberId()).isEqualTo(idOf("ada@example.com"));
        assertThat(result.detail()).contains("is a member already");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whoIsInvitedAlreadyIsAdopted() {
        fixture.account().invite("ada@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        OperationResult result = fixture.ask("invite", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.detail()).contains("is invited already");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whatAnAdoptedMemberLacksIsSaid() {
        fixture.account().add("ada@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        OperationResult result =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", List.of("Billing", "DNS")));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.detail()).contains("does not have DNS").contains("mergeRoles");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void mergingGivesAnAdoptedMemberWhatItLacks() {
        String ada = fixture.account().add("ada@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        OperationResult result =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", "DNS", "mergeRoles", true));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.roles(ada)).containsExactly("Billing", "DNS");
        assertThat(fixture.changes(result.id())).containsExactly("role.granted");
    }

    @Test
    void mergingLeavesScopedRightsAndDenialsAlone() {
        String ada = fixture.account()
                .inviteWithPolicies(
                        "ada@example.com",
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("Domain DNS"),
                                fixture.account().resourceGroupId("one.example")),
                        SandboxPolicy.deny(
                                fixture.account().permissionGroupId("Bot Management"),
                                fixture.account().resourceGroupId("one.example")));
        fixture.sync();
        var before = fixture.rights(ada);

        fixture.ask("invite", Map.of("email", "ada@example.com", "role", "DNS", "mergeRoles", "true"));

        assertThat(fixture.rights(ada))
                .containsAll(before)
                .contains(fixture.right(ada, "DNS"))
                .hasSize(3);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsThereAndUnknownHereIsFoundThroughTheListsAndAdopted(boolean olderCode) {
        fixture.sync();
        if (olderCode) {
            fixture.sandbox().options().on(SandboxSwitch.DUPLICATE_MEMBER_IS_1004);
        }
        String ada = fixture.account().add("ada@example.com", fixture.account().roleId("Billing"));

        OperationResult result = fixture.ask("invite", Map.of("email", "ADA@example.com", "role", "Billing"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.memberId()).isEqualTo(ada);
        assertThat(result.after()).isEqualTo(fixture.published(ada)).isNotEmpty();
        assertThat(fixture.changes(result.id())).isEmpty();
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void whoDeclinedIsNotAdopted() {
        fixture.account()
                .reject(fixture.account()
                        .invite("ada@example.com", fixture.account().roleId("Billing")));
        fixture.sync();

        Exception refusal = fixture.failing("invite", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(refusal).isInstanceOf(WrongStatusException.class).hasMessageContaining("reinvite");
        assertThat(fixture.last()).containsEntry("status", "refused");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whoDeclinedUnknownHereIsFoundAndNotAdopted() {
        fixture.sync();
        fixture.account()
                .reject(fixture.account()
                        .invite("ada@example.com", fixture.account().roleId("Billing")));

        Exception refusal = fixture.failing("invite", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(refusal).isInstanceOf(WrongStatusException.class).hasMessageContaining("reinvite");
        assertThat(fixture.last()).containsEntry("status", "refused");
        assertThat(fixture.writes()).hasSize(1);
    }

    @Test
    void whoExistsAndIsInNoListIsNotInvitedForEver() {
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(requestMatching("POST", "/members"))
                .forever()
                .then(Fault.status(400, 1008));

        Exception failure = fixture.failing("invite", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(failure).isInstanceOf(UnexpectedAnswerException.class).hasMessageContaining("ada@example.com");
        assertThat(fixture.last()).containsEntry("status", "failed");
        assertThat(fixture.writes()).hasSizeLessThanOrEqualTo(RunningOperation.MOST_ATTEMPTS);
    }

    @Test
    void somebodyIsAddedDirectlyWhereCloudflareAllowsIt() {
        fixture.sandbox().options().on(SandboxSwitch.DIRECT_ADD_ALLOWED);
        fixture.sandbox().addGlobalKey("ada@example.com", "some-key");
        fixture.sync();

        OperationResult result =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", "Billing", "direct", true));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.detail()).isNull();
        assertThat(fixture.fixture().query("SELECT status FROM members WHERE email = 'ada@example.com'"))
                .containsExactly(Map.of("status", "accepted"));
    }

    @Test
    void whereDirectAddIsRefusedAnInvitationIsSentAndSaid() {
        fixture.sync();

        OperationResult result =
                fixture.ask("invite", Map.of("email", "ada@example.com", "role", "Billing", "direct", true));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.detail()).contains("an invitation was sent");
        assertThat(fixture.account()
                        .memberByEmail("ada@example.com")
                        .orElseThrow()
                        .status())
                .isEqualTo("pending");
        assertThat(fixture.writes()).hasSize(2);
    }

    @Test
    void namesAreNeitherDemandedNorTaken() {
        fixture.sync();

        OperationResult result =
                fixture.askByBody("invite", Map.of("email", "ada@example.com", "roles", List.of("Billing")));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.writes()).singleElement().asString().doesNotContain("name");
    }

    @Test
    void aStaleMemberOfTheAddressDoesNotStandInTheWay() {
        String former =
                fixture.account().invite("ada@example.com", fixture.account().roleId("DNS"));
        fixture.sync();
        fixture.account().expire(former);

        OperationResult result = fixture.ask("invite", Map.of("email", "ada@example.com", "role", "Billing"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.memberId()).isNotEqualTo(former);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.fixture().query("SELECT member_id FROM members WHERE email = 'ada@example.com'"))
                .containsExactly(Map.of("member_id", result.memberId()));
        assertThat(fixture.changes("look:" + result.id())).contains("invitation.gone");
    }

    @Test
    void whereTheInvitationIsRefusedLikeTheDirectAddNobodyIsToldThatOneWasSent() {
        fixture.sync();
        fixture.account().setAssignable(fixture.account().roleId("DNS"), false);

        fixture.failing("invite", Map.of("email", "ada@example.com", "role", "DNS", "direct", true));

        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("detail", null);
    }
}
