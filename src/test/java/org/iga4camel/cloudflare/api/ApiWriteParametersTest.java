package org.iga4camel.cloudflare.api;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.AdviceWith;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a write is told is carried out as it was told, wherever it was told, or nothing is written. */
class ApiWriteParametersTest {

    private static final String ROOT = "/api/accounts/default/";

    @TempDir
    static Path directory;

    private static ApiFixture api;
    private static SandboxAccount account;
    private static String ada;
    private static String zone;

    @BeforeAll
    static void begin() throws Exception {
        api = new ApiFixture(
                directory, Map.of("cloudflare-iga.provisioning", "true", "cloudflare-iga.settle-within", "300ms"));
        api.sandbox()
                .addToken(
                        ApiFixture.TOKEN,
                        Set.of("Account Settings Read", "Account Settings Write"),
                        ApiFixture.ACCOUNT);
        account = api.account();
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        String group = account.addZone("shop.example");
        zone = account.zoneKey("shop.example");
        account.setPolicies(
                ada,
                SandboxPolicy.allow(account.permissionGroupId("Analytics"), account.wholeAccountGroupId()),
                SandboxPolicy.allow(account.permissionGroupId("Domain DNS"), group));
        api.sync();
        AdviceWith.adviceWith(
                api.context(),
                "cloudflare-iga-api-entrance",
                route -> route.weaveAddFirst().process(ApiWriteParametersTest::hide));
    }

    @AfterAll
    static void end() {
        api.close();
    }

    @AfterEach
    void clear() {
        api.sandbox().requests().clear();
    }

    /** Something in the host takes away what a request names, before the routes of the API see it. */
    private static void hide(Exchange exchange) {
        Message request = exchange.getMessage();
        switch (request.getHeader("X-Hide", "nothing", String.class)) {
            case "query" -> request.getHeaders().keySet().removeIf(name -> name.startsWith("CamelHttp"));
            case "body" -> request.setBody(null);
            default -> {}
        }
    }

    private static HttpRequest.Builder json(String below, String method, String body) {
        return api.request(ROOT + below.replace("ADA", ada))
                .header("Content-Type", "application/json")
                .method(method, body == null ? noBody() : ofString(body));
    }

    private static void assertPlanned(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("planned");
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    private static void assertRefused(Answer answer, int status, CharSequence... words) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        for (CharSequence word : words) {
            assertThat(answer.body().path("detail").asText()).containsIgnoringCase(word);
        }
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, members/ADA",
        "PUT, members/ADA/roles/DNS",
        "DELETE, members/ADA/roles/Analytics",
        "POST, members"
    })
    void aDryRunIsToldByTheQueryAHeaderOrTheBody(String method, String below) throws Exception {
        boolean invites = below.equals("members");
        String body = invites ? "{\"email\":\"new@example.com\",\"roles\":[\"DNS\"]" : "{";
        String plain = invites ? body + "}" : null;
        String dryRun = body + (invites ? "," : "") + "\"dryRun\":true}";

        assertPlanned(api.send(json(below + "?dryRun=true", method, plain)));
        assertPlanned(api.send(json(below, method, plain).header("CloudflareIgaDryRun", "true")));
        assertPlanned(api.send(json(below, method, plain).header("cloudflareigadryrun", "true")));
        assertPlanned(api.send(json(below, method, dryRun)));
        assertPlanned(api.send(json(below + "?dryRun=true", method, dryRun).header("CloudflareIgaDryRun", "true")));
    }

    /** Clients that are generated of the document send it where they are given no body. */
    @ParameterizedTest
    @CsvSource({"DELETE, members/ADA", "PUT, members/ADA/roles/DNS", "DELETE, members/ADA/roles/Analytics"})
    void aBodyThatIsNullTellsNothing(String method, String below) throws Exception {
        assertPlanned(api.send(json(below + "?dryRun=true", method, "null")));
    }

    @Test
    void aReasonAReferenceAndAScopeAreToldAsWell() throws Exception {
        Answer byHeaders = api.send(json("members/ADA/roles/Domain%20DNS?dryRun=true", "DELETE", null)
                .header("CloudflareIgaScope", zone)
                .header("CloudflareIgaReason", "leaves the team")
                .header("CloudflareIgaReference", "T-1"));
        Answer byBody = api.send(json(
                "members/ADA/roles/Domain%20DNS?dryRun=true",
                "DELETE", "{\"scope\":\"" + zone + "\",\"reason\":\"verläßt uns\",\"reference\":\"T-1\"}"));

        assertPlanned(byHeaders);
        assertPlanned(byBody);
        assertThat(byHeaders.body().path("reason").asText()).isEqualTo("leaves the team");
        assertThat(byBody.body().path("reason").asText()).isEqualTo("verläßt uns");
        assertThat(byBody.body().path("reference").asText()).isEqualTo("T-1");
        assertThat(byHeaders.body().path("plan").path("takes")).hasSize(1);
        assertThat(byBody.body().path("plan").path("takes"))
                .isEqualTo(byHeaders.body().path("plan").path("takes"));
    }

    @ParameterizedTest
    @CsvSource({"false, true, true", "true, false, true", "true, true, false"})
    void whatIsToldInTwoWaysIsRefused(boolean query, boolean header, boolean body) throws Exception {
        Answer answer = api.send(json("members/ADA?dryRun=" + query, "DELETE", "{\"dryRun\":" + body + "}")
                .header("CloudflareIgaDryRun", Boolean.toString(header)));

        assertRefused(answer, 400, "'dryRun'", "in two ways");
    }

    @Test
    void twoScopesOrTwoRolesAreRefused() throws Exception {
        assertRefused(
                api.send(json("members/ADA/roles/DNS?scope=" + zone, "PUT", "{\"scope\":\"other\"}")),
                400,
                "'scope'",
                "the query",
                "the body");
        assertRefused(
                api.send(json("members/ADA/roles?role=DNS", "PUT", "{\"role\":\"Billing\"}")),
                400,
                "'role'",
                "the query");
    }

    @ParameterizedTest
    @CsvSource({
        "dryRun, true",
        "Dry-Run, true",
        "X-Dry-Run, 1",
        "CloudflareIga-DryRun, true",
        "CloudflareIgaDryrunn, true",
        "CloudflareIgaMemberId, 0123456789abcdef0123456789abcdef",
        "CloudflareIgaRelease, 1",
        "CloudflareIgaDryRun, yes",
        "CloudflareIgaDryRun, ''",
        "reason, because",
        "reference, T-1"
    })
    void aHeaderThatMeansToTellSomethingAndIsNotUnderstoodIsRefused(String name, String value) throws Exception {
        assertRefused(api.send(json("members/ADA", "DELETE", null).header(name, value)), 400, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CloudflareIgaDryRun", "CloudflareIgaRelease", "Dry-Run", "Idempotency-Key"})
    void aSyncTakesNoSuchHeader(String name) throws Exception {
        assertRefused(api.send(json("syncs", "POST", null).header(name, "true")), 400, name);
        assertRefused(api.send(json("syncs/1/release", "POST", null).header(name, "true")), 400, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason=x;dryRun=true",
                "reason=x&amp;dryRun=true",
                "dryRun",
                "dryRun=",
                "dryRun=TRUE",
                "dryRun=1",
                "dryrun=true",
                "dry_run=true",
                "dryRun=true&dryRun=false",
                "dryRun%3Dtrue",
                "&dryRun=true"
            })
    void aQueryThatIsNotUnderstoodIsRefused(String query) throws Exception {
        assertRefused(api.send(json("members/ADA?" + query, "DELETE", null)), 400);
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() throws Exception {
        Answer answer = api.send(json("members/ADA", "DELETE", null)
                .header("CloudflareIgaDryRun", "true")
                .header("CloudflareIgaDryRun", "true"));

        assertRefused(answer, 400, "CloudflareIgaDryRun", "twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dryrun\":true}",
                "{\"scope\":\"x\"}",
                "{\"dryRun\":\"true\"}",
                "{\"dryRun\":null}",
                "[]",
                "{",
                " "
            })
    void aBodyThatIsNotUnderstoodIsRefused(String body) throws Exception {
        assertRefused(api.send(json("members/ADA", "DELETE", body)), 400, "");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, dryRun=true",
        "text/plain, {\"dryRun\":true}",
        "'application/json; charset=utf-16', {\"dryRun\":true}"
    })
    void aBodyOfAnotherTypeIsRefused(String type, String body) throws Exception {
        HttpRequest.Builder request = api.request(ROOT + "members/" + ada)
                .header("Content-Type", type)
                .method("DELETE", ofString(body));

        assertThat(api.send(request).status()).isIn(401, 415);
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT"})
    void whenTheHostHidesTheQueryNothingIsDone(String method) throws Exception {
        String below = method.equals("PUT") ? "members/ADA/roles/DNS" : "members/ADA";

        Answer answer = api.send(json(below + "?dryRun=true", method, null).header("X-Hide", "query"));

        assertRefused(answer, 501, "query", "not known");
    }

    @Test
    void whenTheHostHidesTheBodyNothingIsDone() throws Exception {
        Answer answer =
                api.send(json("members/ADA", "DELETE", "{\"dryRun\":true}").header("X-Hide", "body"));

        assertRefused(answer, 501, "not there");
    }

    @Test
    void aBodyThatIsNotInUtf8IsRefused() throws Exception {
        for (Charset charset : new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16}) {
            byte[] body = "{\"dryRun\":true,\"reason\":\"verläßt uns\"}".getBytes(charset);

            Answer answer = api.send(api.request(ROOT + "members/" + ada)
                    .header("Content-Type", "application/json")
                    .method("DELETE", ofByteArray(body)));

            assertRefused(answer, 400, "UTF-8");
        }
    }

    @Test
    void aQueryThatIsNotInUtf8IsRefused() throws Exception {
        assertRefused(api.send(json("members/ADA?dryRun=true&reason=verl%E4%DFt", "DELETE", null)), 400, "UTF-8");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws Exception {
        assertPlanned(api.send(json("members/ADA", "DELETE", "\uFEFF{\"dryRun\":true}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dryRun\":true,\"dryRun\":false} | two fields of one name",
                "{\"dryRun\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]} | levels deep",
                "{\"dryRun\":true | no JSON"
            })
    void whatIsWrongWithJsonIsTold(String body, String words) throws Exception {
        assertRefused(api.send(json("members/ADA", "DELETE", body)), 400, words, "line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"; profile=x"
            })
    void jsonIsTakenHoweverItsTypeIsWritten(String type) throws Exception {
        assertPlanned(api.send(api.request(ROOT + "members?dryRun=true")
                .header("Content-Type", type)
                .POST(ofString("{\"email\":\"new@example.com\",\"roles\":[\"DNS\"]}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=0.9, text/*", "application/json;q=0, text/html", "*/*;q=0"})
    void whoTakesNoJsonIsToldThatTheAnswerIsJson(String accept) throws Exception {
        assertRefused(
                api.send(json("members", "POST", "{\"email\":\"new@example.com\",\"roles\":[\"DNS\"]}")
                        .header("Accept", accept)),
                406,
                "'Accept'");
        assertRefused(api.send(api.request(ROOT + "members").header("Accept", accept)), 406, "'Accept'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APPLICATION/Json",
                "text/html, */*;q=0.1",
                "application/*",
                "text/html, application/json;q=0.5",
                "application/json; charset=utf-8"
            })
    void whoTakesJsonIsAnsweredHoweverItIsWritten(String accept) throws Exception {
        Answer answer = api.send(api.request(ROOT + "members").header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate, gzip"})
    void aBodyThatIsEncodedIsRefused(String encoding) throws Exception {
        assertRefused(
                api.send(json("members/ADA?dryRun=true", "DELETE", "{}").header("Content-Encoding", encoding)),
                415,
                "Content-Encoding");
        assertPlanned(api.send(json("members/ADA?dryRun=true", "DELETE", "{}").header("Content-Encoding", "Identity")));
    }

    @Test
    void anIdempotencyKeyThatIsEmptyOrThereTwiceIsRefused() throws Exception {
        assertRefused(
                api.send(json("members/ADA", "DELETE", null).header("Idempotency-Key", "")), 400, "Idempotency-Key");
        assertRefused(
                api.send(json("members/ADA", "DELETE", null).header("Idempotency-Key", "  ")), 400, "Idempotency-Key");
        assertRefused(
                api.send(json("members/ADA", "DELETE", null)
                        .header("Idempotency-Key", "one")
                        .header("Idempotency-Key", "two")),
                400,
                "Idempotency-Key",
                "twice");
    }
}
