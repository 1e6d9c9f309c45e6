package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.gateway.RequestRejectedException;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A grant gives what was asked and touches nothing else. */
class GrantTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        for (String zone : List.of("one.example", "two.example", "three.example")) {
            fixture.account().addZone(zone);
        }
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    /** Rights of every kind: several groups and zones in one policy, a denial, a group that no role stands for. */
    private void giveEverything() {
        String whole = fixture.account().wholeAccountGroupId();
        String robot = fixture.account().addPermissionGroup("Account Robot", "com.cloudflare.api.account");
        fixture.account()
                .setPolicies(
                        ada,
                        SandboxPolicy.allow(fixture.account().permissionGroupId("Analytics"), whole),
                        SandboxPolicy.allow(robot, whole),
                        SandboxPolicy.deny(fixture.account().permissionGroupId("Firewall"), whole),
                        new SandboxPolicy(
                                "allow",
                                List.of(
                                        fixture.account().permissionGroupId("Domain DNS"),
                                        fixture.account().permissionGroupId("Zone Versioning")),
                                List.of(
                                        fixture.account().resourceGroupId("one.example"),
                                        fixture.account().resourceGroupId("two.example"))));
        fixture.sync();
    }

    @Test
    void aGrantIsAppliedShownInTheCacheAndJournalledWithFourRequestsAtMost() {
        OperationResult result = fixture.ask(
                "grant",
                Map.of("email", "ADA@example.com", "role", "DNS", "reason", "on call", "requestedBy", "helena"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(result.requests()).isLessThanOrEqualTo(4);
        assertThat(fixture.rights(ada))
                .extracting(SandboxGrant::roleId)
                .containsExactlyInAnyOrder(
                        fixture.account().roleId("Analytics"), fixture.account().roleId("DNS"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.last())
                .containsEntry("status", "applied")
                .containsEntry("reason", "on call")
                .containsEntry("requested_by", "helena")
                .containsEntry("email", "ada@example.com");
        assertThat(fixture.changes(result.id())).containsExactly("role.granted");
    }

    @Test
    void aMemberWithRolesOnlyIsGivenAnotherByRolesAsObjects() {
        fixture.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(fixture.writes())
                .singleElement()
                .asString()
                .contains("\"roles\":[{\"id\":\"")
                .doesNotContain("policies");
    }

    @Test
    void whatTheCacheShowsAfterwardsIsWhatTheResultTells() {
        giveEverything();

        OperationResult result = fixture.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(result.after()).isEqualTo(fixture.published(ada)).hasSize(8);
        assertThat(fixture.last()).containsEntry("after", result.after().toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxSwitch.class,
            names = {
                "STABLE_ORDER",
                "ZERO_IDS",
                "SCOPE_AS_ARRAY",
                "ROLELESS_GROUPS_HIDDEN",
                "SUPER_ADMINISTRATOR_LISTED"
            })
    void everythingElseThatAMemberHoldsIsKeptInWhateverShapeItIsTold(SandboxSwitch shape) {
        fixture.sandbox().options().on(shape);
        giveEverything();
        var before = fixture.rights(ada);

        fixture.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(fixture.rights(ada))
                .containsAll(before)
                .contains(fixture.right(ada, "DNS"))
                .hasSize(before.size() + 1);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void idsOfZerosAreNotSentBack() {
        fixture.sandbox().options().on(SandboxSwitch.ZERO_IDS);
        giveEverything();

        fixture.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(fixture.writes())
                .singleElement()
                .asString()
                .contains(fixture.account().wholeAccountGroupId())
                .doesNotContain("00000000000000000000000000000000");
    }

    @Test
    void severalZonesOfAResourceGroupAreARightEach() {
        String both = fixture.account()
                .addResourceGroup(
                        "both",
                        fixture.account().accountKey(),
                        fixture.account().zoneKey("one.example"),
                        fixture.account().zoneKey("two.example"));
        fixture.sync();

        OperationResult result = fixture.ask("grant", Map.of("memberId", ada, "role", "Domain DNS", "scope", both));

        assertThat(fixture.changes(result.id())).containsExactly("role.granted", "role.granted");
        assertThat(result.after().findValuesAsText("scope_key"))
                .contains(
                        fixture.account().zoneKey("one.example"),
                        fixture.account().zoneKey("two.example"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aZoneThatNoSyncSawIsNamedByItsKey() {
        fixture.account().addZone("late.example");

        OperationResult result = fixture.ask(
                "grant",
                Map.of(
                        "memberId",
                        ada,
                        "role",
                        "Domain DNS",
                        "scope",
                        fixture.account().zoneKey("late.example")));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.rights(ada))
                .contains(new SandboxGrant(
                        ada,
                        fixture.account().permissionGroupId("Domain DNS"),
                        "allow",
                        fixture.account().zoneKey("late.example")));
    }

    @Test
    void anOpenInvitationIsGivenMoreInPlace() {
        String bob =
                fixture.account().invite("bob@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        OperationResult result = fixture.ask("grant", Map.of("email", "bob@example.com", "role", "DNS"));

        assertThat(result.memberId()).isEqualTo(bob);
        assertThat(fixture.roles(bob)).containsExactly("Billing", "DNS");
    }

    @Test
    void whatIsThereAlreadyIsUnchanged() {
        OperationResult result = fixture.ask("grant", Map.of("memberId", ada, "role", "Analytics"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.before()).isEqualTo(result.after()).hasSize(1);
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.changes(result.id())).isEmpty();
    }

    @Test
    void whatOthersDidMeanwhileHasAnotherCause() {
        fixture.account()
                .setRoles(
                        ada,
                        fixture.account().roleId("Analytics"),
                        fixture.account().roleId("Firewall"));

        OperationResult result = fixture.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(fixture.fixture()
                        .query("SELECT role_id FROM changes WHERE kind = 'role.granted' AND cause = '" + result.id()
                                + "'"))
                .containsExactly(Map.of("role_id", fixture.account().roleId("DNS")));
        assertThat(fixture.fixture()
                        .query("SELECT role_id FROM changes WHERE kind = 'role.granted' AND cause = 'look:"
                                + result.id() + "'"))
                .containsExactly(Map.of("role_id", fixture.account().roleId("Firewall")));
        assertThat(result.before()).hasSize(2);
    }

    @Test
    void policiesThatAreNotToldAreNotOverwritten() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.editing(body -> ((ObjectNode) body.path("result")).remove("policies")));

        Exception refusal = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(refusal).isInstanceOf(UnsafeWriteException.class).hasMessageContaining("ada@example.com");
        assertThat(fixture.last()).containsEntry("status", "refused");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void theShadowOfAPermissionGroupThatNoListShowsIsNotPublishedAsARight() {
        String helper = fixture.account().addPermissionGroup("Domain Helper", "com.cloudflare.api.account.zone");
        fixture.account()
                .setPolicies(
                        ada,
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("Analytics"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.allow(helper, fixture.account().resourceGroupId("one.example")));
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/iam/permission_groups"))
                .forever()
                .then(Fault.editing(body -> {
                    ArrayNode rows = (ArrayNode) body.path("result");
                    for (int i = rows.size() - 1; i >= 0; i--) {
                        if (rows.path(i).path("id").asText().equals(helper)) {
                            rows.remove(i);
                        }
                    }
                    ObjectNode info = (ObjectNode) body.path("result_info");
                    info.put("total_count", info.path("total_count").asInt() - 1);
                }));
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.editing(body -> ((ObjectNode) body.path("result")).remove("policies")));

        OperationResult result = fixture.ask("grant", Map.of("memberId", ada, "role", "Analytics"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aRightOnZonesThatAreNotToldDoesNotBecomeOneOnTheWholeAccount() {
        String onZones = fixture.account().addPermissionGroup("Firewall", "com.cloudflare.api.account.zone");
        fixture.account()
                .setPolicies(ada, SandboxPolicy.allow(onZones, fixture.account().resourceGroupId("one.example")));
        fixture.sync();
        var before = fixture.rights(ada);
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.editing(body -> body.path("result")
                        .path("policies")
                        .forEach(policy -> policy.path("resource_groups")
                                .forEach(group -> ((ObjectNode) group.path("scope")).putNull("objects")))));

        fixture.ask("grant", Map.of("memberId", ada, "role", "Billing"));

        assertThat(fixture.rights(ada))
                .containsAll(before)
                .contains(fixture.right(ada, "Billing"))
                .hasSize(2);
    }

    @Test
    void aDenialThatIsNotToldAsOneDoesNotBecomeARight() {
        fixture.account()
                .setPolicies(
                        ada,
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("DNS"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.deny(
                                fixture.account().permissionGroupId("Domain DNS"),
                                fixture.account().resourceGroupId("one.example")));
        fixture.sync();
        var before = fixture.rights(ada);
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.editing(body -> body.path("result")
                        .path("policies")
                        .forEach(policy -> ((ObjectNode) policy).putNull("access"))));

        Exception refusal = fixture.failing("grant", Map.of("memberId", ada, "role", "Billing"));

        assertThat(refusal).isInstanceOf(UnsafeWriteException.class);
        assertThat(fixture.rights(ada)).isEqualTo(before);
    }

    @Test
    void aPolicyOnWhatNobodyKnowsIsNotOverwritten() {
        giveEverything();
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.editing(body -> body.path("result")
                        .path("policies")
                        .path(0)
                        .path("permission_groups")
                        .forEach(group -> ((ObjectNode) group).remove("id"))));

        Exception refusal = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(refusal).isInstanceOf(UnsafeWriteException.class);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aListedRoleThatCannotBeAssignedFailsInCloudflaresWords() {
        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "API Gateway Read"));

        assertThat(failure)
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("400/1001")
                .hasMessageContaining("Invalid role assignments found");
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("error", failure.getMessage());
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aRoleThatDoesNotFitTheScopeFailsWithTheReasonThatCloudflareHides() {
        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "Domain DNS"));

        assertThat(failure)
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("400/1006")
                .hasMessageContaining("cannot be given on that scope");
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("error", failure.getMessage());
    }

    @Test
    void whoIsNotThereIsGivenNothing() {
        Exception refusal = fixture.failing("grant", Map.of("email", "nobody@example.com", "role", "DNS"));

        assertThat(refusal)
                .isInstanceOf(UnknownMemberException.class)
                .hasMessageContaining("nobody@example.com")
                .hasMessageContaining("invite");
        assertThat(fixture.last()).containsEntry("status", "refused");
    }

    @Test
    void whoDeclinedIsGivenNothing() {
        fixture.account()
                .reject(fixture.account()
                        .invite("bob@example.com", fixture.account().roleId("Billing")));
        fixture.sync();

        Exception refusal = fixture.failing("grant", Map.of("email", "bob@example.com", "role", "DNS"));

        assertThat(refusal).isInstanceOf(WrongStatusException.class).hasMessageContaining("reinvite");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void whoWasRemovedAndInvitedAgainBehindOurBackIsGivenTheRoleUnderTheNewId() {
        fixture.account().remove(ada);
        String again =
                fixture.account().invite("ada@example.com", fixture.account().roleId("Billing"));

        OperationResult result = fixture.ask("grant", Map.of("email", "ada@example.com", "role", "DNS"));

        assertThat(result.memberId()).isEqualTo(again);
        assertThat(fixture.roles(again)).containsExactly("Billing", "DNS");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.fixture().query("SELECT member_id FROM members WHERE email = 'ada@example.com'"))
                .containsExactly(Map.of("member_id", again));
    }
}
