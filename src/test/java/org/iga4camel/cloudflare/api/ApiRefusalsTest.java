package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses, and how it says so. */
class ApiRefusalsTest {

    private static final List<String> PATHS = List.of(
            "GET members",
            "GET members/0123456789abcdef0123456789abcdef",
            "GET roles",
            "GET role-assignments",
            "GET changes",
            "GET syncs",
            "GET syncs/1",
            "POST syncs",
            "POST syncs/1/release");

    private static final Set<String> OF_THE_SERVER = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "expires",
            "transfer-encoding",
            "x-content-type-options");

    @TempDir
    static Path directory;

    private static ApiFixture api;

    @BeforeAll
    static void sync() throws Exception {
        api = new ApiFixture(directory);
        api.account().populate(5, 5);
        api.sync();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static Stream<String> paths() {
        return PATHS.stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void nothingIsToldWithoutAKey(String operation) throws Exception {
        Answer answer = api.send(method(api.bare(path(operation, "default")), operation));

        assertRefused(answer, 401, "key-refused");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "a-rest-key-for-the-tests",
                "Basic a-rest-key-for-the-tests",
                "Bearer a-rest-key-for-the-test",
                "Bearer a-rest-key-for-the-tests2",
                "Bearer A-REST-KEY-FOR-THE-TESTS"
            })
    void nothingIsToldWithAWrongKey(String authorization) throws Exception {
        Answer answer =
                api.send(api.bare("/api/accounts/nobody/members?nonsense=1").header("Authorization", authorization));

        assertRefused(answer, 401, "key-refused");
        assertThat(answer.raw().body()).doesNotContain(ApiFixture.KEY).doesNotContain("wrong");
    }

    @Test
    void twoKeysAreNoKey() throws Exception {
        Answer answer = api.send(
                api.request("/api/accounts/default/members").header("Authorization", "Bearer " + ApiFixture.KEY));

        assertRefused(answer, 401, "key-refused");
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() throws Exception {
        Answer answer =
                api.send(api.bare("/api/accounts/default/members").header("Authorization", "bearer " + ApiFixture.KEY));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void anUnknownAccountIsNotFound(String operation) throws Exception {
        Answer answer = api.send(method(api.request(path(operation, "nobody")), operation));

        assertRefused(answer, 404, "unknown-account");
        assertThat(answer.body().path("detail").asText()).contains("nobody").contains("default");
        assertThat(answer.body().path("instance").asText()).isEqualTo(path(operation, "nobody"));
    }

    @Test
    void anAccountOfBlanksIsNotTheFirstOne() throws Exception {
        Answer answer = api.send(api.request("/api/accounts/%20/members"));

        assertRefused(answer, 404, "unknown-account");
    }

    @ParameterizedTest
    @CsvSource({
        "members?limit=0, limit, 1 to 1000",
        "members?limit=1001, limit, 1 to 1000",
        "members?limit=-1, limit, 1 to 1000",
        "members?limit=ten, limit, 1 to 1000",
        "members?limit=99999999999999999999, limit, 1 to 1000",
        "members?status=, status, leave it out",
        "members?status, status, leave it out",
        "members?stauts=pending, stauts, 'status, email, role, cursor, limit'",
        "members?status=a&status=b, status, once",
        "members?cursor=nonsense, cursor, next",
        "members?cursor=W10, cursor, next",
        "members?cursor=W251bGwsbnVsbF0, cursor, next",
        "roles?status=pending, status, 'cursor, limit'",
        "changes?after=-1, after, 0 to",
        "changes?after=x, after, 0 to",
        "changes?cursor=x, cursor, 'after, limit'",
        "syncs?cursor=x, cursor, next",
        "syncs/1?verbose=true, verbose, there are none",
        "role-assignments?member=carol, member, 32 hexadecimal characters",
        "operations?member=carol, member, 32 hexadecimal characters",
        "members/1, member id, 32 hexadecimal characters",
        "syncs/one, run, whole number",
        "syncs/-1, run, whole number"
    })
    void malformedInputIsNamedAndWhatIsAllowedIsSaid(String question, String field, String allowed) throws Exception {
        Answer answer = api.get(question);

        assertRefused(answer, 400, "invalid-input");
        assertThat(answer.body().path("detail").asText()).contains(field).contains(allowed);
    }

    @Test
    void anEncodedSlashLeadsNowhereElse() throws Exception {
        Answer answer = api.get("members/..%2fsyncs");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aCursorServesNoOtherQuestion() throws Exception {
        String next = api.get("members?limit=2").next().orElseThrow();

        Answer otherList = api.get("roles?cursor=" + next);
        Answer otherFilter = api.get("members?status=accepted&cursor=" + next);
        Answer otherLimit = api.get("members?limit=3&cursor=" + next);

        assertRefused(otherList, 400, "invalid-input");
        assertRefused(otherFilter, 400, "invalid-input");
        assertThat(otherLimit.items()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"members/ffffffffffffffffffffffffffffffff, members", "syncs/4711, syncs"})
    void whatIsNotThereIsNotFound(String question, String lookItUp) throws Exception {
        Answer answer = api.get(question);

        assertRefused(answer, 404, "not-there");
        assertThat(answer.body().path("detail").asText()).contains("'" + lookItUp + "'");
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsNotAllowed() throws Exception {
        Answer answer = api.send(api.request("/api/accounts/default/roles").DELETE());

        assertThat(answer.status()).isEqualTo(405);
    }

    @Test
    void aBodyIsRefusedAndALargeOneNotEvenRead() throws Exception {
        Answer small = api.send(api.request("/api/accounts/default/syncs")
                .POST(HttpRequest.BodyPublishers.ofString("{\"release\":1}")));
        Answer large = api.send(api.request("/api/accounts/default/syncs")
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000))));

        assertRefused(small, 400, "invalid-input");
        assertThat(large.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "email", "role", "member", "scope", "after", "cursor", "limit"})
    void sqlInAParameterIsOnlyText(String parameter) throws Exception {
        for (String text : List.of("' OR '1'='1", "x'; DROP TABLE member; --", "\" OR 1=1", "%", ":?account", "?1")) {
            for (String list : List.of("members", "roles", "role-assignments", "changes", "syncs")) {
                Answer answer = api.get(list + "?" + parameter + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));

                if (answer.status() == 200) {
                    assertThat(answer.items()).as("%s %s", list, text).isEmpty();
                } else {
                    assertRefused(answer, 400, "invalid-input");
                }
            }
        }
        assertThat(api.get("members").items()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members/", "syncs/", ""})
    void sqlInThePathIsOnlyText(String below) throws Exception {
        String text = URLEncoder.encode("1' OR '1'='1", StandardCharsets.UTF_8).replace("+", "%20");
        String path = below.isEmpty() ? "/api/accounts/" + text + "/members" : "/api/accounts/default/" + below + text;

        Answer answer = api.send(api.request(path));

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body().path("type").asText()).startsWith("urn:problem-type:cloudflare-iga:");
    }

    @Test
    void whatACallerSendsAlongNeitherCountsNorComesBack() throws Exception {
        HttpRequest.Builder request = api.request("/api/accounts/default/members?status=rejected")
                .header("X-Callers-Own", "echo")
                .header("account", "nobody")
                .header("status", "accepted")
                .header("CamelHttpRawQuery", "status=accepted")
                .header("CamelHttpPath", "/api/accounts/nobody/members")
                .header("CamelHttpResponseCode", "418")
                .header("CamelJdbcParameters", "x")
                .header("cloudflareIgaApiCall", "x");

        Answer answer = api.send(request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items()).isEmpty();
        assertThat(headers(answer)).isSubsetOf(OF_THE_SERVER);
    }

    @Test
    void aProblemBringsNoHeaderOfTheCallerBackEither() throws Exception {
        Answer answer =
                api.send(api.request("/api/accounts/default/members?nonsense=1").header("X-Callers-Own", "echo"));

        assertRefused(answer, 400, "invalid-input");
        assertThat(headers(answer)).isSubsetOf(OF_THE_SERVER);
    }

    private static Set<String> headers(Answer answer) {
        return new TreeSet<>(answer.raw().headers().map().keySet());
    }

    private static String path(String operation, String account) {
        return "/api/accounts/" + account + "/" + operation.substring(operation.indexOf(' ') + 1);
    }

    private static HttpRequest.Builder method(HttpRequest.Builder request, String operation) {
        return operation.startsWith("POST") ? request.POST(HttpRequest.BodyPublishers.noBody()) : request;
    }

    private static void assertRefused(Answer answer, int status, String cause) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:problem-type:cloudflare-iga:" + cause);
        assertThat(answer.body().path("title").asText()).isNotBlank();
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.body().path("instance").asText()).startsWith("/api/accounts/");
        assertThat(answer.raw().body()).doesNotContain(ApiFixture.KEY).doesNotContain(ApiFixture.TOKEN);
    }
}
