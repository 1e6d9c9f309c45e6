package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings, the credentials or the last Super Administrator forbid is refused before anything is written. */
class GuardsTest {

    private static final String SUPER = "Super Administrator - All Privileges";

    private static final String MINIMAL = "Minimal Account Access";

    @TempDir
    Path directory;

    private ProvisioningFixture fixture;
    private String helena;
    private String ada;

    @AfterEach
    void end() {
        fixture.close();
    }

    private void begin(Map<String, String> settings) throws Exception {
        fixture = ProvisioningFixture.on(directory, settings);
        helena = fixture.account()
                .memberByEmail("helena@example.com")
                .orElseThrow()
                .id();
        ada = fixture.account()
                .add(
                        "ada@example.com",
                        fixture.account().roleId("Analytics"),
                        fixture.account().roleId("Billing"));
        fixture.sync();
    }

    private void actingFor(String email) {
        fixture.sandbox().removeToken(SyncFixture.TOKEN);
        fixture.sandbox().options().on(SandboxSwitch.ANY_USER_MAY_WRITE);
        fixture.sandbox()
                .addUserToken(
                        SyncFixture.TOKEN,
                        email,
                        Set.of("Account Settings Read", "Account Settings Write"),
                        SyncFixture.ACCOUNT);
    }

    private Exception refused(String operation, Map<String, Object> fields) {
        Exception refusal = fixture.failing(operation, fields);
        assertThat(refusal).isInstanceOf(OperationRefusedException.class);
        assertThat(fixture.last())
                .containsEntry("status", "refused")
                .containsEntry("kind", operation)
                .containsEntry("error", refusal.getMessage());
        assertThat(fixture.sandbox().requests().writes()).isEmpty();
        return refusal;
    }

    @Test
    void whereWritingIsOffNothingIsAskedOfCloudflareAndADryRunIsAllowed() throws Exception {
        begin(Map.of("cloudflare-iga.provisioning", "false"));

        Exception refusal = refused("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(refusal)
                .isInstanceOf(ProvisioningOffException.class)
                .hasMessageContaining("cloudflare-iga.provisioning");
        assertThat(fixture.sandbox().requests().count()).isZero();
        assertThat(fixture.ask("grant", Map.of("memberId", ada, "role", "DNS", "dryRun", true))
                        .status())
                .isEqualTo("planned");
    }

    @Test
    void aProtectedMemberIsLeftAloneHoweverItIsNamed() throws Exception {
        begin(Map.of("cloudflare-iga.protected", "Ada@Example.com"));

        for (Map<String, Object> named :
                List.<Map<String, Object>>of(Map.of("memberId", ada), Map.of("email", "ADA@example.com"))) {
            Map<String, Object> withRole = new HashMap<>(named);
            withRole.put("role", "Billing");
            assertThat(refused("remove", named))
                    .isInstanceOf(ProtectedMemberException.class)
                    .hasMessageContaining("cloudflare-iga.protected");
            assertThat(refused("revoke", withRole)).isInstanceOf(ProtectedMemberException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ada@example.com, ADA@example.com ",
                "ada@example.com,\u00a0Ada@Example.com\u200b",
                "jürgen@example.com,JÜRGEN@example.com",
                "JÜRGEN@Example.com, Ju\u0308rgen@example.com",
                "straße@example.com,STRASSE@EXAMPLE.COM",
            })
    void aProtectedMemberIsLeftAloneHoweverCloudflareSpellsTheAddress(String kept, String told) throws Exception {
        begin(Map.of("cloudflare-iga.protected", kept));
        fixture.account().setEmail(ada, told);
        fixture.sync();

        assertThat(refused("remove", Map.of("memberId", ada))).isInstanceOf(ProtectedMemberException.class);
        assertThat(refused("revoke", Map.of("email", kept, "role", "Billing")))
                .isInstanceOf(ProtectedMemberException.class);
    }

    @Test
    void aProtectedMemberOfWhomNothingIsToBeChangedIsUnchanged() throws Exception {
        begin(Map.of("cloudflare-iga.protected", "ada@example.com"));

        assertThat(fixture.ask("grant", Map.of("memberId", ada, "role", "Billing"))
                        .status())
                .isEqualTo("unchanged");
    }

    @Test
    void theHolderOfTheGlobalKeyIsLeftAloneWithoutAsking() throws Exception {
        Map<String, String> settings = Map.of(
                "cloudflare-iga.token", "",
                "cloudflare-iga.email", "Ada@example.com",
                "cloudflare-iga.global-key", "the-global-key");
        fixture = ProvisioningFixture.on(directory, settings);
        fixture.sandbox().addGlobalKey("Ada@example.com", "the-global-key");
        ada = fixture.account().add("ada@example.com", fixture.account().roleId(SUPER));
        fixture.sync();

        Exception refusal = refused("remove", Map.of("memberId", ada));

        assertThat(refusal).isInstanceOf(OwnIdentityException.class);
        assertThat(fixture.sandbox().requests().count("GET", "/user")).isZero();
    }

    @Test
    void theUserBehindAUserTokenIsLeftAloneAndAskedForOnce() throws Exception {
        begin(Map.of());
        actingFor("Ada@example.com");

        Exception refusal = refused("revoke", Map.of("memberId", ada, "role", "Billing"));

        assertThat(refusal)
                .isInstanceOf(OwnIdentityException.class)
                .hasMessageContaining("Ada@example.com")
                .hasMessageContaining("account-owned token");
        assertThat(refused("remove", Map.of("email", "ada@example.com"))).isInstanceOf(OwnIdentityException.class);
        assertThat(fixture.sandbox().requests().count("GET", "/user")).isEqualTo(1);
    }

    @Test
    void aTokenThatActsForNobodyBlocksNothing() throws Exception {
        begin(Map.of());

        assertThat(fixture.ask("grant", Map.of("memberId", ada, "role", "DNS")).status())
                .isEqualTo("applied");
        assertThat(fixture.ask("revoke", Map.of("memberId", ada, "role", "DNS")).status())
                .isEqualTo("applied");
        assertThat(fixture.sandbox().requests().count("GET", "/user")).isEqualTo(1);
    }

    @Test
    void whileItCannotBeFoundOutWhomTheCredentialsActForNothingIsWritten() throws Exception {
        begin(Map.of());
        fixture.sandbox().faults().on(requestMatching("GET", "/user")).forever().then(Fault.status(503));

        fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(fixture.last()).containsEntry("status", "failed");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void onlyAllowedDomainsAreInvited() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-domains", "example.org"));

        Exception refusal = refused("invite", Map.of("email", "new@example.com", "role", "DNS"));

        assertThat(refusal)
                .isInstanceOf(EmailDomainRefusedException.class)
                .hasMessageContaining("example.com")
                .hasMessageContaining("cloudflare-iga.allowed-domains");
        assertThat(refused("invite", Map.of("email", "new@sub.example.org", "role", "DNS")))
                .isInstanceOf(EmailDomainRefusedException.class);
        assertThat(fixture.ask("invite", Map.of("email", "new@Example.ORG", "role", "DNS"))
                        .status())
                .isEqualTo("applied");
    }

    @Test
    void aLapsedInvitationOfAnotherDomainIsNotSentAgain() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-domains", "example.org"));
        String open =
                fixture.account().invite("open@example.com", fixture.account().roleId("DNS"));
        String lapsed =
                fixture.account().invite("lapsed@example.com", fixture.account().roleId("DNS"));
        fixture.sync();
        fixture.account().expire(lapsed);
        fixture.sync();

        assertThat(refused("reinvite", Map.of("memberId", open))).isInstanceOf(EmailDomainRefusedException.class);
        assertThat(refused("reinvite", Map.of("memberId", lapsed))).isInstanceOf(EmailDomainRefusedException.class);
        assertThat(refused("reinvite", Map.of("email", "lapsed@example.com")))
                .isInstanceOf(EmailDomainRefusedException.class);
    }

    @Test
    void membersOfOtherDomainsMayBeGivenAndTakenRoles() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-domains", "example.org"));

        assertThat(fixture.ask("grant", Map.of("memberId", ada, "role", "DNS")).status())
                .isEqualTo("applied");
    }

    @Test
    void onlyAllowedRolesAreGivenAndTaken() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-roles", "Analytics; 069fe803647ed3609e93d041d5df6050"));

        Exception refusal = refused("grant", Map.of("memberId", ada, "role", List.of("DNS", "Firewall")));

        assertThat(refusal)
                .isInstanceOf(RoleNotAllowedException.class)
                .hasMessageContaining("Firewall")
                .hasMessageContaining(fixture.account().roleId("Firewall"))
                .hasMessageContaining("cloudflare-iga.allowed-roles");
        assertThat(refused("revoke", Map.of("memberId", ada, "role", "Billing")))
                .isInstanceOf(RoleNotAllowedException.class);
        assertThat(refused("invite", Map.of("email", "new@example.com", "role", "Billing")))
                .isInstanceOf(RoleNotAllowedException.class);
        assertThat(fixture.ask("grant", Map.of("memberId", ada, "role", "DNS")).status())
                .isEqualTo("applied");
        assertThat(fixture.ask("revoke", Map.of("memberId", ada, "role", "Analytics"))
                        .status())
                .isEqualTo("applied");
    }

    @Test
    void minimalAccountAccessIsARoleLikeOthersForWhoAsksForIt() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-roles", "DNS; Analytics; Billing", "cloudflare-iga.last-role", "minimal"));

        assertThat(refused("grant", Map.of("memberId", ada, "role", MINIMAL)))
                .isInstanceOf(RoleNotAllowedException.class)
                .hasMessageContaining(MINIMAL);
        assertThat(refused("invite", Map.of("email", "new@example.com", "role", MINIMAL)))
                .isInstanceOf(RoleNotAllowedException.class);
    }

    @Test
    void minimalAccountAccessTakesTheLastRolesPlaceThoughItIsNotAllowedAsARole() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-roles", "Analytics; Billing", "cloudflare-iga.last-role", "minimal"));

        fixture.ask("revoke", Map.of("memberId", ada, "role", List.of("Analytics", "Billing")));

        assertThat(fixture.roles(ada)).containsExactly(MINIMAL);
    }

    @Test
    void anInvitationWithARoleThatIsNotAllowedIsNotSentAgain() throws Exception {
        begin(Map.of("cloudflare-iga.allowed-roles", "DNS"));
        String bob =
                fixture.account().invite("bob@example.com", fixture.account().roleId("Billing"));
        fixture.sync();

        assertThat(refused("reinvite", Map.of("memberId", bob))).isInstanceOf(RoleNotAllowedException.class);
    }

    @Test
    void theLastSuperAdministratorIsNeitherRemovedNorTakenTheRight() throws Exception {
        begin(Map.of());

        Exception removal = refused("remove", Map.of("memberId", helena));

        assertThat(removal)
                .isInstanceOf(LastSuperAdministratorException.class)
                .hasMessageContaining("cloudflare-iga.super-administrators");
        fixture.account()
                .setRoles(
                        helena,
                        fixture.account().roleId(SUPER),
                        fixture.account().roleId("DNS"));
        assertThat(refused("revoke", Map.of("memberId", helena, "role", SUPER)))
                .isInstanceOf(LastSuperAdministratorException.class);
    }

    @Test
    void takingAnotherRoleFromTheLastSuperAdministratorIsAllowed() throws Exception {
        begin(Map.of());
        fixture.account()
                .setRoles(
                        helena,
                        fixture.account().roleId(SUPER),
                        fixture.account().roleId("DNS"));

        assertThat(fixture.ask("revoke", Map.of("memberId", helena, "role", "DNS"))
                        .status())
                .isEqualTo("applied");
    }

    @Test
    void withAnotherAcceptedSuperAdministratorOneMayGo() throws Exception {
        begin(Map.of());
        String second =
                fixture.account().add("second@example.com", fixture.account().roleId(SUPER));
        fixture.sync();

        assertThat(fixture.ask("remove", Map.of("memberId", second)).status()).isEqualTo("applied");
    }

    @Test
    void whoHasNotAcceptedOrLostTheRightOrIsDeniedItOrIsGoneDoesNotCount() throws Exception {
        begin(Map.of());
        String right = fixture.account().roleId(SUPER);
        fixture.account().invite("pending@example.com", right);
        String demoted = fixture.account().add("demoted@example.com", right);
        String gone = fixture.account().add("gone@example.com", right);
        String denied = fixture.account().add("denied@example.com", right);
        fixture.sync();
        fixture.account().setRoles(demoted, fixture.account().roleId("DNS"));
        fixture.account().remove(gone);
        String group = fixture.account().permissionGroupId(SUPER);
        fixture.account()
                .setPolicies(
                        denied,
                        SandboxPolicy.allow(group, fixture.account().wholeAccountGroupId()),
                        SandboxPolicy.deny(group, fixture.account().wholeAccountGroupId()));

        Exception refusal = refused("remove", Map.of("memberId", helena));

        assertThat(refusal).isInstanceOf(LastSuperAdministratorException.class).hasMessageContaining("have 0");
        assertThat(fixture.last()).containsEntry("requests", 5);
    }

    @Test
    void whoVanishedIsSkippedAndTheNextOneCounts() throws Exception {
        begin(Map.of());
        String right = fixture.account().roleId(SUPER);
        List<String> others = List.of(
                fixture.account().add("one@example.com", right),
                fixture.account().add("two@example.com", right));
        fixture.sync();
        fixture.account().remove(others.stream().sorted().findFirst().orElseThrow());

        assertThat(fixture.ask("remove", Map.of("memberId", helena)).status()).isEqualTo("applied");
    }

    @Test
    void aHigherMinimumKeepsMore() throws Exception {
        begin(Map.of("cloudflare-iga.super-administrators", "2"));
        String second =
                fixture.account().add("second@example.com", fixture.account().roleId(SUPER));
        fixture.sync();

        assertThat(refused("remove", Map.of("memberId", second)))
                .isInstanceOf(LastSuperAdministratorException.class)
                .hasMessageContaining("at least 2");
    }

    @Test
    void aMinimumOfNoneKeepsNobody() throws Exception {
        begin(Map.of("cloudflare-iga.super-administrators", "0"));

        assertThat(fixture.ask("remove", Map.of("memberId", helena)).status()).isEqualTo("applied");
    }

    @Test
    void aPendingSuperAdministratorMayBeWithdrawn() throws Exception {
        begin(Map.of());
        String pending = fixture.account()
                .invite("pending@example.com", fixture.account().roleId(SUPER));
        fixture.sync();

        assertThat(fixture.ask("remove", Map.of("memberId", pending)).status()).isEqualTo("applied");
    }

    @Test
    void aProtectedAddressThatOnlyTheUserHasIsLeftAloneToo() throws Exception {
        begin(Map.of("cloudflare-iga.protected", "byron@example.com"));
        fixture.sandbox().faults().on(requestMatching("GET", "/members/" + ada)).then(Fault.editing(answer -> {
            ObjectNode member = (ObjectNode) answer.get("result");
            member.put("email", "ada@example.com");
            ((ObjectNode) member.get("user")).put("email", "byron@example.com");
        }));

        assertThat(refused("revoke", Map.of("memberId", ada, "role", "Billing")))
                .isInstanceOf(ProtectedMemberException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSuperAdministratorWhoMayBeGoingDoesNotCountThoughALookStillShowsOne(boolean areRightsTold) throws Exception {
        begin(Map.of());
        fixture.account().setRoles(ada, fixture.account().roleId(SUPER));
        fixture.sync();
        SandboxResponse before = fixture.sandbox()
                .answer(SandboxRequest.of("GET", "/accounts/" + SyncFixture.ACCOUNT + "/members/" + ada)
                        .withToken(SyncFixture.TOKEN));
        RequestMatch looks = requestMatching("GET", "/members/" + ada);
        fixture.sandbox()
                .faults()
                .on(requestMatching("DELETE", "/members/" + ada))
                .then(Fault.resetAfterApplying());
        List<String> notTold = areRightsTold ? List.of() : List.of("roles", "policies");
        Fault shown = Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove(notTold));
        AtomicBoolean isShown = new AtomicBoolean();
        fixture.sandbox()
                .faults()
                .on(looks)
                .forever()
                .then(call -> (isShown.getAndSet(true) ? Fault.status(503) : shown).answer(call));
        fixture.failing("remove", Map.of("memberId", ada));
        fixture.sandbox().faults().clear();
        AtomicReference<Exception> failure = new AtomicReference<>();
        fixture.sandbox().faults().on(looks).then(call -> {
            failure.set(fixture.failing("remove", Map.of("memberId", helena)));
            return before;
        });
        fixture.sandbox().faults().on(looks).then(call -> before);

        fixture.fixture()
                .template()
                .request(
                        "direct:cloudflare-iga-settle-operations",
                        asked -> asked.setVariable("cloudflareIgaAccount", "default"));

        assertThat(failure.get()).isInstanceOf(MemberBusyException.class);
        assertThat(fixture.account().member(helena)).isPresent();
    }

    @Test
    void whomTheCredentialsActForIsAskedAgainAfterAnAnswerThatMayPass() throws Exception {
        begin(Map.of());
        actingFor("ada@example.com");
        fixture.sandbox().faults().on(requestMatching("GET", "/user")).then(Fault.status(401, 10000));
        fixture.ask("grant", Map.of("memberId", helena, "role", "DNS"));
        fixture.sandbox().requests().clear();

        assertThat(refused("revoke", Map.of("memberId", ada, "role", "Billing")))
                .isInstanceOf(OwnIdentityException.class);
    }

    @Test
    void theLastSuperAdministratorStaysAlsoWhenCloudflareDoesNotTellTheStatus() throws Exception {
        begin(Map.of());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + helena))
                .then(Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove("status")));

        Exception refusal = refused("remove", Map.of("memberId", helena));

        assertThat(refusal).isInstanceOf(LastSuperAdministratorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "suspended", "Accepted"})
    void theLastSuperAdministratorStaysWhateverTheStatusIsCalled(String status) throws Exception {
        begin(Map.of());
        fixture.account().setStatus(helena, status);

        Exception refusal = refused("remove", Map.of("memberId", helena));

        assertThat(refusal).isInstanceOf(LastSuperAdministratorException.class);
    }

    @Test
    void theLastSuperAdministratorStaysAlsoWhenCloudflareDoesNotTellWhereThePoliciesApply() throws Exception {
        begin(Map.of());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + helena))
                .then(Fault.editing(answer -> {
                    ((ObjectNode) answer.get("result")).remove("roles");
                    answer.get("result")
                            .path("policies")
                            .forEach(policy -> ((ObjectNode) policy).putNull("resource_groups"));
                }));

        Exception refusal = refused("remove", Map.of("memberId", helena));

        assertThat(refusal).isInstanceOf(LastSuperAdministratorException.class);
    }

    @Test
    void theLastSuperAdministratorStaysAlsoWhenCloudflareDoesNotTellTheRights() throws Exception {
        begin(Map.of());
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + helena))
                .then(Fault.editing(
                        answer -> ((ObjectNode) answer.get("result")).remove(List.of("roles", "policies"))));

        Exception refusal = refused("remove", Map.of("memberId", helena));

        assertThat(refusal).isInstanceOf(LastSuperAdministratorException.class);
    }

    @Test
    void aUserWhoseAddressIsNotToldIsAskedForAgain() throws Exception {
        begin(Map.of());
        actingFor("ada@example.com");
        fixture.sandbox()
                .faults()
                .on(requestMatching("GET", "/user"))
                .then(Fault.editing(answer -> ((ObjectNode) answer.get("result")).remove("email")));
        fixture.ask("grant", Map.of("memberId", helena, "role", "DNS"));
        fixture.sandbox().requests().clear();

        Exception refusal = refused("revoke", Map.of("memberId", ada, "role", "Billing"));

        assertThat(refusal).isInstanceOf(OwnIdentityException.class);
    }
}
