package org.iga4camel.cloudflare.api;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused over REST is refused with the right status and one clear sentence, and writes nothing. */
class ApiOperationRefusalsTest {

    private static final String ROOT = "/api/accounts/default/";
    private static final String READER = "a-key-of-the-auditors-2026";

    @TempDir
    static Path directory;

    private static ApiFixture api;
    private static SandboxAccount account;
    private static String helena;
    private static String ada;
    private static String kept;

    @BeforeAll
    static void begin() throws Exception {
        api = new ApiFixture(
                directory,
                Map.of(
                        "cloudflare-iga.provisioning", "true",
                        "cloudflare-iga.rest-keys", "audit:read:" + READER,
                        "cloudflare-iga.rest-refusals-per-minute", "1000",
                        "cloudflare-iga.protected", "kept@example.com",
                        "cloudflare-iga.allowed-domains", "example.com",
                        "cloudflare-iga.settle-within", "300ms",
                        "cloudflare-iga.operation-deadline", "3s"));
        api.sandbox()
                .addToken(
                        ApiFixture.TOKEN,
                        Set.of("Account Settings Read", "Account Settings Write"),
                        ApiFixture.ACCOUNT);
        account = api.account();
        helena = account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        kept = account.add("kept@example.com", account.roleId("Analytics"));
        api.sync();
    }

    @AfterAll
    static void end() {
        api.close();
    }

    @AfterEach
    void clear() {
        api.sandbox().faults().clear();
        api.sandbox().requests().clear();
    }

    private static Answer send(String method, String below, String body) throws Exception {
        return api.send(api.request(ROOT + below)
                .header("Content-Type", "application/json")
                .method(method, body == null ? noBody() : ofString(body)));
    }

    private static HttpRequest.Builder bare(String below) {
        return api.bare(ROOT + below).header("Content-Type", "application/json");
    }

    private static void assertRefused(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("type").asText()).endsWith(":" + type);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.raw().body()).doesNotContain(ApiFixture.KEY).doesNotContain(ApiFixture.TOKEN);
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, members",
        "DELETE, members/0123456789abcdef0123456789abcdef",
        "PUT, members/0123456789abcdef0123456789abcdef/roles/DNS",
        "DELETE, members/0123456789abcdef0123456789abcdef/roles/DNS",
        "POST, members/0123456789abcdef0123456789abcdef/reinvite"
    })
    void nothingIsWrittenWithoutAKeyWithAWrongOneOrWithoutTheRight(String method, String below) throws Exception {
        HttpRequest.Builder bare = bare(below).method(method, noBody());
        HttpRequest.Builder wrong =
                bare(below).header("Authorization", "Bearer wrong").method(method, noBody());
        HttpRequest.Builder reader =
                bare(below).header("Authorization", "Bearer " + READER).method(method, noBody());

        assertRefused(api.send(bare), 401, "key-refused");
        assertRefused(api.send(wrong), 401, "key-refused");
        assertRefused(api.send(reader), 403, "right-missing");
    }

    @Test
    void whoMayReadMayReadTheOperations() throws Exception {
        Answer answer = api.send(api.bare(ROOT + "operations").header("Authorization", "Bearer " + READER));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"email\":\"a@example.com\"}",
                "{\"roles\":[\"DNS\"]}",
                "{\"email\":\"a@example.com\",\"roles\":[]}",
                "{\"email\":\"a@example.com\",\"roles\":\"DNS\"}",
                "{\"email\":\"a@example.com\",\"roles\":[{\"id\":\"DNS\"}]}",
                "{\"email\":\"a@example.com\",\"roles\":[\"DNS\"],\"status\":\"accepted\"}",
                "{\"email\":\"a@example.com\",\"roles\":[\"DNS\"],\"direct\":\"yes\"}",
                "{\"email\":\"not an address\",\"roles\":[\"DNS\"]}",
                "{\"email\":\"a@example.com\\r\\nX-Auth-Key: x\",\"roles\":[\"DNS\"]}",
                "{\"email\":\"a@example.com\",\"email\":\"b@example.com\",\"roles\":[\"DNS\"]}",
                "{\"email\":\"a@example.com\",\"roles\":[\"DNS\"]} {}"
            })
    void aMalformedBodyIsRefused(String body) throws Exception {
        assertRefused(send("POST", "members", body), 400, "invalid-input");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        String body = "{\"email\":\"a@example.com\",\"roles\":[\"" + "x".repeat(70_000) + "\"]}";

        assertThat(send("POST", "members", body).status()).isEqualTo(413);
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, members/nobody/roles/DNS",
        "DELETE, members/nobody",
        "DELETE, members/0123456789abcdef0123456789abcdef?dryrun=true",
        "DELETE, members/0123456789abcdef0123456789abcdef?dryRun=maybe",
        "DELETE, members/0123456789abcdef0123456789abcdef?scope=x",
        "DELETE, members/0123456789abcdef0123456789abcdef?reason=a%0Ab",
        "GET, operations/1",
        "GET, operations?colour=red"
    })
    void aMalformedPathOrQueryIsRefused(String method, String below) throws Exception {
        assertRefused(send(method, below, null), 400, "invalid-input");
    }

    @Test
    void anEncodedSlashInThePathLeadsNowhereElse() throws Exception {
        Answer answer = send("DELETE", "members/" + ada + "%2F..%2F" + kept, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    @Test
    void sqlInARoleOrAScopeIsJustAnUnknownOne() throws Exception {
        String sql = "'%3B%20DROP%20TABLE%20member%3B--";

        assertRefused(send("PUT", "members/" + ada + "/roles/" + sql, null), 422, "unknown-role");
        assertRefused(send("PUT", "members/" + ada + "/roles/DNS?scope=" + sql, null), 422, "unknown-scope");
        assertThat(api.get("members").items()).hasSize(3);
    }

    @Test
    void aCallersHeadersDoNotReachCloudflare() throws Exception {
        HttpRequest.Builder request = api.request(ROOT + "members/" + ada + "?dryRun=true")
                .header("CamelHttpUri", "http://127.0.0.1:1/")
                .header("X-Forwarded-For", "10.0.0.1")
                .DELETE();

        Answer answer = api.send(request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("member_id").asText()).isEqualTo(ada);
        assertThat(api.sandbox().requests().list())
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.headers()).doesNotContainKey("X-Forwarded-For"));
        assertThat(answer.raw().headers().map()).doesNotContainKey("X-Forwarded-For");
    }

    @Test
    void guardsAreForbiddenAndNameTheirOperation() throws Exception {
        Answer last = send("DELETE", "members/" + helena, null);
        Answer isKept = send("PUT", "members/" + kept + "/roles/DNS", null);
        Answer domain = send("POST", "members", "{\"email\":\"a@elsewhere.example\",\"roles\":[\"DNS\"]}");

        assertRefused(last, 403, "last-super-administrator");
        assertRefused(isKept, 403, "protected-member");
        assertRefused(domain, 403, "domain-not-allowed");
        String operation = last.body().path("operation").asText();
        assertThat(api.get("operations/" + operation).body().path("status").asText())
                .isEqualTo("refused");
    }

    @Test
    void whoOrWhatDoesNotExistIsNotFoundOrUnprocessable() throws Exception {
        assertRefused(send("PUT", "members/" + "0".repeat(32) + "/roles/DNS", null), 404, "unknown-member");
        assertRefused(send("PUT", "members/" + ada + "/roles/Biling", null), 422, "unknown-role");
        assertRefused(send("DELETE", "members/" + ada + "/roles/Analytics", null), 422, "last-role");
        assertRefused(send("POST", "members/" + ada + "/reinvite", null), 422, "wrong-status");
        assertRefused(send("GET", "operations/" + "0".repeat(32), null), 404, "not-there");
    }
}
