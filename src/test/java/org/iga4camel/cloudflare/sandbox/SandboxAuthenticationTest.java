package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may ask what. */
class SandboxAuthenticationTest {

    private static final String MEMBERS = "/accounts/" + SandboxHttp.ACCOUNT + "/members";
    private static final String SECRET = "user-token-of-no-value-00000000000000000000";

    private final SandboxHttp http = new SandboxHttp();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void noCredentialIs9106() {
        SandboxHttp.Answer answer = http.ask("GET", MEMBERS, "");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 9106);
    }

    @Test
    void noCredentialIs401WhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.MISSING_CREDENTIALS_ARE_401);

        SandboxHttp.Answer answer = http.ask("GET", MEMBERS, "");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(401, 10000);
    }

    @Test
    void aMalformedBearerIs6003WithItsChain() {
        SandboxHttp.Answer answer = http.ask("GET", MEMBERS, "", "Authorization", "Bearer a b");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 6003);
        assertThat(answer.json().at("/errors/0/error_chain/0/code").asInt()).isEqualTo(6111);
    }

    @Test
    void anUnknownTokenIs401() {
        SandboxHttp.Answer answer = http.ask("GET", MEMBERS, "", "Authorization", "Bearer unknown");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(401, 10000);
    }

    @Test
    void anUnknownTokenIs9109WhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.UNKNOWN_TOKEN_IS_9109);

        SandboxHttp.Answer answer = http.ask("GET", MEMBERS, "", "Authorization", "Bearer unknown");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(403, 9109);
    }

    @Test
    void aTokenWithoutThePermissionIs403() {
        SandboxHttp.Answer answer = http.ask("POST", MEMBERS, "{}", "Authorization", "Bearer " + SandboxHttp.READER);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(403, 10000);
    }

    @Test
    void aTokenWithoutThePermissionIs9109WhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.MISSING_PERMISSION_IS_9109);

        SandboxHttp.Answer answer = http.ask("POST", MEMBERS, "{}", "Authorization", "Bearer " + SandboxHttp.READER);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(403, 9109);
    }

    @Test
    void eachKindOfObjectNeedsItsOwnPermission() {
        http.sandbox.addToken(SECRET, Set.of("SCIM Provisioning"), SandboxHttp.ACCOUNT);
        String account = "/accounts/" + SandboxHttp.ACCOUNT;

        List<Integer> statuses = List.of(
                        "/members",
                        "/roles",
                        "/iam/permission_groups",
                        "/iam/user_groups",
                        "",
                        "/tokens",
                        "/access/users",
                        "/access/groups",
                        "/logs/audit")
                .stream()
                .map(path -> http.ask("GET", account + path, "", "Authorization", "Bearer " + SECRET)
                        .status())
                .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 200, 403, 403, 403, 403, 403);
    }

    @Test
    void anAccountIdThatIsNotHexIsARouteThatDoesNotExist() {
        SandboxHttp.Answer answer =
                http.ask("GET", "/accounts/xyz/members", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly("7003", "7000");
    }

    @Test
    void anAccountIdThatIsNotHexIs400WhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.MALFORMED_ACCOUNT_ID_IS_400);

        SandboxHttp.Answer answer =
                http.ask("GET", "/accounts/xyz", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 7003);
    }

    @Test
    void anAccountThatDoesNotExistIsARouteThatDoesNotExist() {
        SandboxHttp.Answer answer =
                http.ask("GET", "/accounts/" + SandboxHttp.UNKNOWN, "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(404, 7003);
    }

    @Test
    void anAccountThatTheTokenDoesNotCoverIs403() {
        SandboxAccount other = http.sandbox.addAccount("Other");

        SandboxHttp.Answer answer = http.ask(
                "GET", "/accounts/" + other.id() + "/members", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(403, 10000);
    }

    @Test
    void accountsAreOnlyThoseTheTokenCovers() {
        http.sandbox.addAccount("Other");

        SandboxHttp.Answer answer = http.ask("GET", "/accounts", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(answer.result()).hasSize(1);
        assertThat(answer.result().path(0).path("id").asText()).isEqualTo(SandboxHttp.ACCOUNT);
        assertThat(answer.result()
                        .path(0)
                        .path("settings")
                        .path("enforce_twofactor")
                        .isNull())
                .isTrue();
    }

    @Test
    void accountTokensCannotListAccountsWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.ACCOUNT_TOKENS_CANNOT_LIST_ACCOUNTS);

        SandboxHttp.Answer answer = http.ask("GET", "/accounts", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(400, 1001);
    }

    @Test
    void anAccountTokenIsVerifiedByItsAccountAndSaysSoInAMessage() {
        SandboxHttp.Answer answer = http.get("/tokens/verify");

        assertThat(answer.result().path("status").asText()).isEqualTo("active");
        assertThat(answer.json().at("/messages/0/code").asInt()).isEqualTo(10000);
    }

    @Test
    void anAccountTokenIsCalledInvalidByTheUserEndpoint() {
        SandboxHttp.Answer answer =
                http.ask("GET", "/user/tokens/verify", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(List.of(answer.status(), answer.code())).containsExactly(401, 1000);
    }

    @Test
    void verifyingNothingIs1001() {
        SandboxHttp.Answer answer = http.ask("GET", "/accounts/" + SandboxHttp.ACCOUNT + "/tokens/verify", "");

        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void anAccountTokenIsNobody() {
        SandboxHttp.Answer user = http.ask("GET", "/user", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);
        SandboxHttp.Answer memberships =
                http.ask("GET", "/memberships", "", "Authorization", "Bearer " + SandboxHttp.TOKEN);

        assertThat(List.of(user.code(), memberships.code())).containsExactly(9109, 9106);
    }

    @Test
    void aUserTokenActsAsItsUser() {
        http.account.add("me@example.com", SandboxHttp.SUPER);
        http.sandbox.addUserToken(SECRET, "me@example.com", Set.of("Memberships Read"), SandboxHttp.ACCOUNT);

        SandboxHttp.Answer user = http.ask("GET", "/user", "", "Authorization", "Bearer " + SECRET);
        SandboxHttp.Answer verify = http.ask("GET", "/user/tokens/verify", "", "Authorization", "Bearer " + SECRET);
        SandboxHttp.Answer memberships = http.ask("GET", "/memberships", "", "Authorization", "Bearer " + SECRET);

        assertThat(user.result().path("email").asText()).isEqualTo("me@example.com");
        assertThat(user.result().path("id").asText())
                .isEqualTo(http.account
                        .memberByEmail("me@example.com")
                        .orElseThrow()
                        .userId());
        assertThat(verify.status()).isEqualTo(200);
        assertThat(memberships.result().at("/0/roles/0").asText()).isEqualTo("Super Administrator - All Privileges");
    }

    @Test
    void aUserWhoIsNotSuperAdministratorCannotChangeMembers() {
        http.account.add("me@example.com", SandboxHttp.ADMINISTRATOR);
        http.sandbox.addGlobalKey("me@example.com", "key-of-no-value");

        SandboxHttp.Answer answer =
                http.ask("POST", MEMBERS, "{}", "X-Auth-Email", "me@example.com", "X-Auth-Key", "key-of-no-value");

        assertThat(List.of(answer.status(), answer.code())).containsExactly(403, 10000);
    }

    @Test
    void aGlobalKeyOfASuperAdministratorMayDoAll() {
        http.account.add("me@example.com", SandboxHttp.SUPER);
        http.sandbox.addGlobalKey("me@example.com", "key-of-no-value");

        SandboxHttp.Answer answer = http.ask(
                "POST",
                MEMBERS,
                "{\"email\":\"new@example.com\",\"roles\":[\"" + SandboxHttp.BILLING + "\"]}",
                "X-Auth-Email",
                "ME@example.com",
                "X-Auth-Key",
                "key-of-no-value");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aWrongGlobalKeyIs6003() {
        SandboxHttp.Answer answer =
                http.ask("GET", MEMBERS, "", "X-Auth-Email", "me@example.com", "X-Auth-Key", "wrong");

        assertThat(answer.json().at("/errors/0/error_chain/0/code").asInt()).isEqualTo(6103);
    }

    @Test
    void tokensOfTheAccountAreListedWithoutTheirSecret() {
        SandboxHttp.Answer answer = http.get("/tokens");

        assertThat(answer.result()).hasSize(2);
        assertThat(answer.response().body()).doesNotContain(SandboxHttp.TOKEN);
        assertThat(http.get("/tokens/" + SandboxHttp.UNKNOWN).code()).isEqualTo(7003);
    }

    @Test
    void zeroTrustUsersAndGroupsAreListed() {
        assertThat(http.get("/access/users").result()).hasSize(5);
        assertThat(http.get("/access/groups").info().path("total_pages").asInt())
                .isEqualTo(1);
    }

    @Test
    void everyAnswerCarriesARay() {
        SandboxHttp.Answer first = http.get("/members");
        SandboxHttp.Answer second = http.get("/nonsense");

        assertThat(first.header("cf-ray")).isNotBlank().isNotEqualTo(second.header("cf-ray"));
    }
}
