package org.iga4camel.cloudflare.api;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations over REST: what is asked is carried out, and the answer is the operation. */
class ApiOperationsTest {

    private static final String ROOT = "/api/accounts/default/";
    private static final String CALLERS =
            "iga:read+provision:a-key-of-the-iga-tool-2026,audit:read:a-key-of-the-auditors-2026";

    private static final String WITH_SLASH = "SSL/TLS, Caching, Performance, Page Rules, and Customization";

    private ApiFixture api;
    private SandboxAccount account;
    private String ada;
    private String sam;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        api = new ApiFixture(
                directory,
                Map.of(
                        "cloudflare-iga.provisioning", "true",
                        "cloudflare-iga.rest-keys", CALLERS,
                        "cloudflare-iga.settle-within", "600ms"));
        api.sandbox()
                .addToken(
                        ApiFixture.TOKEN,
                        Set.of("Account Settings Read", "Account Settings Write"),
                        ApiFixture.ACCOUNT);
        account = api.account();
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        sam = account.add("sam@example.com", account.roleId("Analytics"));
        String zone = account.addZone("shop.example");
        account.setPolicies(
                sam,
                SandboxPolicy.allow(account.permissionGroupId("Analytics"), account.wholeAccountGroupId()),
                SandboxPolicy.allow(account.permissionGroupId("Domain DNS"), zone));
        api.sync();
    }

    @AfterEach
    void end() {
        api.close();
    }

    private Answer send(String method, String below, String body) throws Exception {
        return api.send(api.bare(ROOT + below)
                .header("Authorization", "Bearer a-key-of-the-iga-tool-2026")
                .header("Content-Type", "application/json")
                .method(method, body == null ? noBody() : ofString(body)));
    }

    private List<String> roles(String member) {
        return account.grants(member).stream()
                .map(SandboxGrant::roleId)
                .sorted()
                .toList();
    }

    @Test
    void anInvitationIsCreatedAndAnsweredWithTheOperation() throws Exception {
        Answer answer = send(
                "POST", "members", "{\"email\":\"new@example.com\",\"roles\":[\"DNS\"],\"reason\":\"joins the team\"}");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode operation = answer.body();
        assertThat(operation.path("status").asText()).isEqualTo("applied");
        assertThat(operation.path("requested_by").asText()).isEqualTo("iga");
        assertThat(operation.path("reason").asText()).isEqualTo("joins the team");
        assertThat(operation.path("after").path(0).path("role_name").asText()).isEqualTo("DNS");
        String member = account.memberByEmail("new@example.com").orElseThrow().id();
        assertThat(answer.header("Location")).isEqualTo(ROOT + "members/" + member);
        assertThat(answer.header("Content-Location"))
                .isEqualTo(ROOT + "operations/" + operation.path("id").asText());
        assertThat(api.get("members/" + member).body().path("status").asText()).isEqualTo("pending");
    }

    @Test
    void whoIsInvitedAlreadyIsAnsweredWith200AndUnchanged() throws Exception {
        String invitation = "{\"email\":\"ADA@example.com\",\"roles\":[\"Analytics\"]}";

        Answer answer = send("POST", "members", invitation);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("unchanged");
        assertThat(answer.header("Location")).isNull();
    }

    @Test
    void aRoleIsGrantedByIdAndByNameAndRevokedAgain() throws Exception {
        Answer byName = send("PUT", "members/" + ada + "/roles/Cache%20Purge?reason=on%20call&reference=T-1", null);
        Answer byId = send("PUT", "members/" + ada + "/roles/" + account.roleId("DNS"), null);
        Answer again = send("PUT", "members/" + ada + "/roles/DNS", null);
        Answer revoked = send("DELETE", "members/" + ada + "/roles/DNS", null);

        assertThat(List.of(byName.status(), byId.status(), again.status(), revoked.status()))
                .containsExactly(201, 201, 200, 200);
        assertThat(byName.body().path("reference").asText()).isEqualTo("T-1");
        assertThat(again.body().path("status").asText()).isEqualTo("unchanged");
        assertThat(revoked.body().path("status").asText()).isEqualTo("applied");
        assertThat(roles(ada)).containsExactlyInAnyOrder(account.roleId("Analytics"), account.roleId("Cache Purge"));
    }

    @Test
    void aRoleWithASlashInItsNameIsGrantedAndRevokedByAParameter() throws Exception {
        String below = "members/" + ada + "/roles?role=" + URLEncoder.encode(WITH_SLASH, StandardCharsets.UTF_8);

        Answer granted = send("PUT", below, null);
        List<String> between = roles(ada);
        Answer revoked = send("DELETE", below, null);

        assertThat(List.of(granted.status(), revoked.status())).containsExactly(201, 200);
        assertThat(between).contains(account.roleId(WITH_SLASH));
        assertThat(roles(ada)).containsExactly(account.roleId("Analytics"));
    }

    @Test
    @Tag(ApiFixture.ONLY_ON_MAIN)
    void aRoleWithASlashInItsNameIsGrantedByAnEncodedPath() throws Exception {
        Answer answer = send(
                "PUT",
                "members/" + ada + "/roles/" + WITH_SLASH.replace(" ", "%20").replace("/", "%2F"),
                null);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(roles(ada)).contains(account.roleId(WITH_SLASH));
    }

    @Test
    void aMemberIsNamedByItsAddressToo() throws Exception {
        Answer granted = send("PUT", "members/ADA@example.com/roles/DNS", null);
        Answer revoked = send("DELETE", "members/ada%40example.com/roles?role=DNS", null);
        Answer removed = send("DELETE", "members/ada@example.com", null);
        Answer again = send("DELETE", "members/nobody@example.com", null);

        assertThat(List.of(granted.status(), revoked.status(), removed.status(), again.status()))
                .containsExactly(201, 200, 200, 200);
        assertThat(granted.body().path("member_id").asText()).isEqualTo(ada);
        assertThat(granted.header("Location")).isEqualTo(ROOT + "members/" + ada);
        assertThat(again.body().path("status").asText()).isEqualTo("unchanged");
        assertThat(account.member(ada)).isEmpty();
    }

    @Test
    void aRightOnAZoneIsRevokedByItsScope() throws Exception {
        String role = account.permissionGroupId("Domain DNS");

        Answer answer =
                send("DELETE", "members/" + sam + "/roles/" + role + "?scope=" + account.zoneKey("shop.example"), null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("applied");
        assertThat(roles(sam)).containsExactly(account.roleId("Analytics"));
    }

    @Test
    void aDryRunAnswersWithThePlanAndWritesNothing() throws Exception {
        long writes = api.sandbox().requests().writes().size();

        Answer answer = send("DELETE", "members/" + ada + "?dryRun=true", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("planned");
        JsonNode request = answer.body().path("plan").path("requests").path(0);
        assertThat(request.path("method").asText()).isEqualTo("DELETE");
        assertThat(request.path("path").asText()).endsWith("/members/" + ada);
        assertThat(api.sandbox().requests().writes()).hasSize((int) writes);
    }

    @Test
    void aRemovedMemberIsGoneFromTheAnswers() throws Exception {
        Answer answer = send("DELETE", "members/" + ada, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(account.member(ada)).isEmpty();
        assertThat(api.get("members/" + ada).status()).isEqualTo(404);
    }

    @Test
    void anInvitationIsSentAgainUnderANewId() throws Exception {
        String pia = account.invite("pia@example.com", account.roleId("Billing"));
        api.sync();

        Answer answer = send("POST", "members/" + pia + "/reinvite", null);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("former_member_id").asText()).isEqualTo(pia);
        String now = account.memberByEmail("pia@example.com").orElseThrow().id();
        assertThat(answer.body().path("member_id").asText()).isEqualTo(now).isNotEqualTo(pia);
    }

    @Test
    void whoWasRemovedComesBackOnlyWhereThatIsAskedFor() throws Exception {
        send("DELETE", "members/" + ada, null);

        Answer refused = send("POST", "members/" + ada + "/reinvite", null);
        Answer planned = send("POST", "members/" + ada + "/reinvite?dryRun=true", "{\"restore\":true}");
        Answer restored = send("POST", "members/" + ada + "/reinvite?restore=true", null);

        assertThat(List.of(refused.status(), planned.status(), restored.status()))
                .containsExactly(422, 200, 201);
        assertThat(refused.body().path("detail").asText()).contains("restore");
        assertThat(planned.body().path("status").asText()).isEqualTo("planned");
        assertThat(account.memberByEmail("ada@example.com")).isPresent();
    }

    @Test
    void operationsAreListedNewestFirstPageByPage() throws Exception {
        List<String> asked = new ArrayList<>();
        for (String role : List.of("DNS", "Billing", "Firewall")) {
            asked.add(
                    0,
                    send("PUT", "members/" + ada + "/roles/" + role, null)
                            .body()
                            .path("id")
                            .asText());
        }

        List<JsonNode> listed = api.rows("operations", 2);

        assertThat(listed)
                .extracting(operation -> operation.path("id").asText())
                .containsExactlyElementsOf(asked);
        assertThat(api.get("operations/" + asked.get(0)).body()).isEqualTo(listed.get(0));
        assertThat(api.get("operations?member=" + sam).items()).isEmpty();
        assertThat(api.get("operations?kind=grant&status=applied").items()).hasSize(3);
    }

    @Test
    void theSameIdempotencyKeyAnswersWithTheSameOperation() throws Exception {
        String body = "{\"email\":\"new@example.com\",\"roles\":[\"DNS\"]}";
        Answer first = idempotent("key-1", body);
        long requests = api.sandbox().requestCount();

        Answer second = idempotent("key-1", body);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.sandbox().requestCount()).isEqualTo(requests);
    }

    @Test
    void anIdempotencyKeyStandsForOneRequest() throws Exception {
        idempotent("key-1", "{\"email\":\"new@example.com\",\"roles\":[\"DNS\"]}");

        Answer other = idempotent("key-1", "{\"email\":\"other@example.com\",\"roles\":[\"DNS\"]}");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().path("type").asText()).endsWith(":idempotency-conflict");
        assertThat(account.memberByEmail("other@example.com")).isEmpty();
    }

    private Answer idempotent(String key, String body) throws Exception {
        return api.send(api.request(ROOT + "members")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(ofString(body)));
    }

    @Test
    void tenGrantsAtOnceToOneMemberAreAllThereAndTouchNothingElse() throws Exception {
        List<String> names = List.of(
                "DNS",
                "Billing",
                "Firewall",
                "Cache Purge",
                "Load Balancer",
                "Log Share",
                "Audit Logs Viewer",
                "Cloudflare Stream",
                "Cloudflare Images",
                "Workers Editor");
        Set<SandboxGrant> before = account.grants(sam);
        api.sandbox().options().latency(Duration.ofMillis(100));
        ExecutorService callers = Executors.newFixedThreadPool(names.size());
        List<Callable<Answer>> grants = new ArrayList<>();
        names.forEach(name ->
                grants.add(() -> send("PUT", "members/" + sam + "/roles/" + name.replace(" ", "%20"), null)));

        List<Future<Answer>> answers = callers.invokeAll(grants);

        callers.shutdown();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).as(answer.get().raw().body()).isEqualTo(201);
        }
        List<String> expected = new ArrayList<>(
                before.stream().map(SandboxGrant::roleId).sorted().toList());
        names.forEach(name -> expected.add(account.roleId(name)));
        assertThat(roles(sam)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(account.grants(sam)).containsAll(before);
        assertThat(api.get("members/" + sam).body().path("role_assignments")).hasSize(expected.size());
    }

    @Test
    void anExhaustedBudgetSaysWhenToComeBack() throws Exception {
        api.sandbox()
                .faults()
                .on(requestMatching("GET", "/members/" + ada))
                .forever()
                .then(Fault.throttled(Duration.ofMinutes(2)));

        Answer answer = send("PUT", "members/" + ada + "/roles/DNS", null);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(100, 121);
        assertThat(api.sandbox().requests().writes()).isEmpty();
    }

    @Test
    void aFailureOfCloudflareIsOneOfTheGatewayAndItsOperationIsNamed() throws Exception {
        api.sandbox()
                .faults()
                .on(requestMatching("PUT", "/members/" + ada))
                .forever()
                .then(Fault.notApplied());

        Answer answer = send("PUT", "members/" + ada + "/roles/DNS", null);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body().path("type").asText()).endsWith(":not-applied");
        String operation = answer.body().path("operation").asText();
        assertThat(api.get("operations/" + operation).body().path("status").asText())
                .isEqualTo("failed");
    }
}
