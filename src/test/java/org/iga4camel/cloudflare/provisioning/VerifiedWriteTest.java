package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write is carried out when Cloudflare shows it, whatever was said about it. */
class VerifiedWriteTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void aWriteThatWasAcceptedAndNotDoneIsAFailure() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("PUT", "/members/" + ada))
                .forever()
                .then(Fault.notApplied());

        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(failure).isInstanceOf(NotAppliedException.class).hasMessageContaining("ada@example.com");
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("after", null);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aRevocationIsNotSeenInAnAnswerThatDoesNotTellThePolicies() throws Exception {
        String zone = fixture.account().addZone("one.example");
        String bo = fixture.account()
                .inviteWithPolicies(
                        "bo@example.com",
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("DNS"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.allow(fixture.account().permissionGroupId("Analytics"), zone));
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(requestMatching("PUT", "/members/" + bo))
                .forever()
                .then(Fault.notApplied());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + bo))
                .fromThe(2)
                .forever()
                .then(Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove("policies")));

        Exception failure = fixture.failing("revoke", Map.of("memberId", bo, "role", "Analytics", "scope", zone));

        assertThat(failure).isInstanceOf(OperationUnsettledException.class);
        assertThat(fixture.last()).containsEntry("status", "open");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aGrantIsNotCalledUndoneByAnAnswerThatDoesNotTellThePolicies() {
        String zone = fixture.account().addZone("one.example");
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .fromThe(2)
                .forever()
                .then(Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove("policies")));

        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "Domain DNS", "scope", zone));

        assertThat(failure).isInstanceOf(OperationUnsettledException.class);
        assertThat(fixture.last()).containsEntry("status", "open");
    }

    @Test
    void aRevocationIsNotSeenInAnAnswerThatDoesNotTellWhereAPolicyApplies() {
        String zone = fixture.account().addZone("one.example");
        String bo = fixture.account()
                .inviteWithPolicies(
                        "bo@example.com",
                        SandboxPolicy.allow(
                                fixture.account().permissionGroupId("DNS"),
                                fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.allow(fixture.account().permissionGroupId("Analytics"), zone));
        fixture.sync();
        fixture.sandbox()
                .faults()
                .on(requestMatching("PUT", "/members/" + bo))
                .forever()
                .then(Fault.notApplied());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + bo))
                .fromThe(2)
                .forever()
                .then(Fault.editing(answer -> answer.get("result")
                        .path("policies")
                        .forEach(policy -> ((ObjectNode) policy).putNull("resource_groups"))));

        Exception failure = fixture.failing("revoke", Map.of("memberId", bo, "role", "Analytics", "scope", zone));

        assertThat(failure).isInstanceOf(OperationUnsettledException.class);
        assertThat(fixture.fixture().published()).containsAll(fixture.rights(bo));
    }

    @Test
    void aWriteWhoseAnswerWasLostIsSettledByLooking() {
        fixture.sandbox().faults().on(requestMatching("PUT", "/members/" + ada)).then(Fault.after(Fault.status(502)));

        OperationResult result = fixture.ask("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.writes()).hasSize(1);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void readsThatAreStaleForAWhileAreWaitedOut() {
        fixture.sandbox().options().staleFor(Duration.ofMillis(150));

        OperationResult result = fixture.ask("remove", Map.of("memberId", ada));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.writes()).hasSize(1);
        assertThat(fixture.changes(result.id())).containsExactly("role.revoked", "member.removed");
    }

    @Test
    void anInvitationThatTheListsShowLateIsStillAdopted() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members"))
                .times(2)
                .then(Fault.editing(body -> {
                    body.putArray("result");
                    body.putObject("result_info").put("total_count", 0);
                }));
        String bob =
                fixture.account().invite("bob@example.com", fixture.account().roleId("DNS"));

        OperationResult result = fixture.ask("invite", Map.of("email", "bob@example.com", "role", "DNS"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.memberId()).isEqualTo(bob);
    }

    @Test
    void anInvitationThatGivesLessThanItWasAskedToIsAFailure() {
        fixture.sandbox().faults().on(requestMatching("POST", "/members")).then(call -> {
            SandboxResponse answer = call.proceed();
            fixture.account()
                    .setRoles(
                            answer.json().path("result").path("id").asText(),
                            fixture.account().roleId("DNS"));
            return answer;
        });

        Exception failure =
                fixture.failing("invite", Map.of("email", "bob@example.com", "role", List.of("DNS", "Billing")));

        assertThat(failure).isInstanceOf(NotAppliedException.class).hasMessageContaining("did not give Billing");
        assertThat(fixture.last()).containsEntry("status", "failed");
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void anInvitationThatWasLostOnWhoIsThereWithOtherRolesIsNotToldAsApplied() {
        fixture.account().add("bob@example.com", fixture.account().roleId("Billing"));
        fixture.sandbox().faults().on(requestMatching("POST", "/members")).then(Fault.status(502));

        OperationResult result = fixture.ask("invite", Map.of("email", "bob@example.com", "role", "DNS"));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(result.detail()).contains("does not have DNS");
        assertThat(fixture.changes(result.id())).isEmpty();
    }

    @Test
    void whatASyncPublishedBeforeTheOperationEndedIsNotTakenBackOnTheWay() {
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .fromThe(2)
                .then(Fault.running(() -> fixture.fixture().sync()));

        OperationResult result = fixture.ask("remove", Map.of("memberId", ada));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.fixture()
                        .query("SELECT kind FROM changes WHERE member_id = '" + ada + "' AND cause <> 'sync:1'"))
                .extracting(change -> change.get("kind"))
                .containsExactly("role.revoked", "member.removed");
    }
}
