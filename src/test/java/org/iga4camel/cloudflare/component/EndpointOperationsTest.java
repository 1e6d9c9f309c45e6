package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.iga4camel.cloudflare.view.Member;
import org.iga4camel.cloudflare.view.MemberWithRights;
import org.iga4camel.cloudflare.view.Operation;
import org.iga4camel.cloudflare.view.Role;
import org.iga4camel.cloudflare.view.RoleAssignment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation of the component, asked once in the way a hub asks. */
class EndpointOperationsTest {

    private ComponentFixture fixture;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ComponentFixture.on(directory);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private OperationResult carriedOut(String endpoint, Map<String, Object> headers) {
        return (OperationResult) fixture.ask(endpoint, headers);
    }

    @Test
    void syncPublishesAndAnswersWithTheFigures() {
        fixture.account().add("bo@example.com", fixture.account().roleId("DNS"));

        Object answer = fixture.ask("cloudflare-iga:sync", Map.of());

        assertThat(answer).isInstanceOfSatisfying(SyncResult.class, result -> {
            assertThat(result.status()).isEqualTo("published");
            assertThat(result.members()).isEqualTo(3);
        });
    }

    @Test
    void membersAreListed() {
        Object answer = fixture.ask("cloudflare-iga:members", Map.of());

        assertThat((List<?>) answer)
                .extracting(member -> ((Member) member).email())
                .containsExactlyInAnyOrder("helena@example.com", "ada@example.com");
    }

    @Test
    void aMemberIsShownByIdWithItsRoles() {
        Object answer = fixture.ask("cloudflare-iga:member", Map.of(CloudflareIgaConstants.MEMBER_ID, fixture.ada()));

        assertThat(answer).isInstanceOfSatisfying(MemberWithRights.class, member -> {
            assertThat(member.email()).isEqualTo("ada@example.com");
            assertThat(member.roleAssignments())
                    .extracting(RoleAssignment::roleName)
                    .containsExactly("Analytics");
        });
    }

    @Test
    void aMemberIsShownByAddressInWhateverCase() {
        Object answer = fixture.ask("cloudflare-iga:member", Map.of(CloudflareIgaConstants.EMAIL, "ADA@example.com"));

        assertThat(((MemberWithRights) answer).memberId()).isEqualTo(fixture.ada());
    }

    @Test
    void rolesAreListed() {
        Object answer = fixture.ask("cloudflare-iga:roles", Map.of());

        assertThat((List<?>) answer).extracting(role -> ((Role) role).name()).contains("Analytics", "DNS");
    }

    @Test
    void roleAssignmentsAreListed() {
        Object answer =
                fixture.ask("cloudflare-iga:roleAssignments", Map.of(CloudflareIgaConstants.MEMBER_ID, fixture.ada()));

        assertThat((List<?>) answer)
                .extracting(assignment -> ((RoleAssignment) assignment).roleName())
                .containsExactly("Analytics");
    }

    @Test
    void inviteInvitesWithSeveralRoles() {
        OperationResult result = carriedOut(
                "cloudflare-iga:invite",
                Map.of(
                        CloudflareIgaConstants.EMAIL, "new@example.com",
                        CloudflareIgaConstants.ROLE, List.of("Analytics", "DNS"),
                        CloudflareIgaConstants.REASON, "joins",
                        CloudflareIgaConstants.REQUESTED_BY, "hr",
                        CloudflareIgaConstants.REFERENCE, "HR-7"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().grants(result.memberId())).hasSize(2);
        assertThat(fixture.last())
                .containsEntry("reason", "joins")
                .containsEntry("requested_by", "hr")
                .containsEntry("reference", "HR-7");
    }

    @Test
    void removeRemoves() {
        OperationResult result =
                carriedOut("cloudflare-iga:remove", Map.of(CloudflareIgaConstants.MEMBER_ID, fixture.ada()));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().member(fixture.ada())).isEmpty();
    }

    @Test
    void grantGives() {
        OperationResult result = carriedOut(
                "cloudflare-iga:grant",
                Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com", CloudflareIgaConstants.ROLE, "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().grants(fixture.ada()))
                .extracting(SandboxGrant::roleId)
                .contains(fixture.account().roleId("DNS"));
    }

    @Test
    void revokeTakes() {
        fixture.account()
                .setRoles(
                        fixture.ada(),
                        fixture.account().roleId("Analytics"),
                        fixture.account().roleId("DNS"));

        OperationResult result = carriedOut(
                "cloudflare-iga:revoke",
                Map.of(CloudflareIgaConstants.MEMBER_ID, fixture.ada(), CloudflareIgaConstants.ROLE, "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.account().grants(fixture.ada()))
                .extracting(SandboxGrant::roleId)
                .containsExactly(fixture.account().roleId("Analytics"));
    }

    @Test
    void reinviteInvitesAgainUnderAnotherId() {
        String invited =
                fixture.account().invite("late@example.com", fixture.account().roleId("DNS"));
        fixture.hub().sync();

        OperationResult result =
                carriedOut("cloudflare-iga:reinvite", Map.of(CloudflareIgaConstants.EMAIL, "late@example.com"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.formerMemberId()).isEqualTo(invited);
    }

    @Test
    void operationsAreListedAndShown() {
        OperationResult done =
                carriedOut("cloudflare-iga:remove", Map.of(CloudflareIgaConstants.MEMBER_ID, fixture.ada()));

        Object list = fixture.ask("cloudflare-iga:operations", Map.of(CloudflareIgaConstants.KIND, "remove"));
        Object shown = fixture.ask("cloudflare-iga:operation", Map.of(CloudflareIgaConstants.OPERATION_ID, done.id()));

        assertThat(list).isEqualTo(List.of(shown));
        assertThat(((Operation) shown).status()).isEqualTo("applied");
    }

    @Test
    void fieldsMayBeInTheBody() {
        Object answer = fixture.ask(
                "cloudflare-iga:grant",
                "{\"email\": \"ada@example.com\", \"roles\": [\"DNS\", \"Billing\"]}",
                Map.of());

        assertThat(((OperationResult) answer).status()).isEqualTo("applied");
        assertThat(fixture.account().grants(fixture.ada())).hasSize(3);
    }

    @Test
    void repeatingAnIdempotencyKeyRepeatsNothing() {
        Map<String, Object> headers = Map.of(
                CloudflareIgaConstants.EMAIL, "ada@example.com",
                CloudflareIgaConstants.ROLE, "DNS",
                CloudflareIgaConstants.IDEMPOTENCY_KEY, "once");
        OperationResult first = carriedOut("cloudflare-iga:grant", headers);

        OperationResult again = carriedOut("cloudflare-iga:grant", headers);

        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void aDryRunAnswersWithThePlanAndWritesNothing() {
        OperationResult result = carriedOut(
                "cloudflare-iga:grant?dryRun=true",
                Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com", CloudflareIgaConstants.ROLE, "DNS"));

        assertThat(result.status()).isEqualTo("planned");
        assertThat(result.plan().path("gives")).hasSize(1);
        assertThat(fixture.account().grants(fixture.ada())).hasSize(1);
    }
}
