package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.pathMatching;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Misbehaviour on request. */
class SandboxFaultsTest {

    private static final String PAGE_2 = "/members?per_page=5&page=2";

    private final SandboxFixture fixture = new SandboxFixture();
    private final SandboxFaults faults = fixture.sandbox.faults();

    SandboxFaultsTest() {
        fixture.account.populate(14, 0);
    }

    private static RequestMatch page2() {
        return requestMatching("GET", "/members").page(2);
    }

    private static List<String> ids(SandboxResponse answer) {
        JsonNode rows = answer.json().path("result");
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.path(i).path("id").asText())
                .toList();
    }

    private List<String> truth(int from, int to) {
        return fixture.account.members().subList(from, to).stream()
                .map(SandboxMember::id)
                .toList();
    }

    @Test
    void aFaultStrikesAsOftenAsToldAndNothingElse() {
        faults.on(page2()).times(2).then(Fault.status(503));

        List<Integer> statuses = List.of(
                fixture.get("/members?page=1").status(),
                fixture.get(PAGE_2).status(),
                fixture.get(PAGE_2).status(),
                fixture.get(PAGE_2).status());

        assertThat(statuses).containsExactly(200, 503, 503, 200);
    }

    @Test
    void aFaultCanBeginAtTheNthRequestAndLastForever() {
        FaultRule rule = faults.on(anyRequest()).fromThe(2).forever().then(Fault.status(500, 971));

        List<Integer> statuses = List.of(
                fixture.get("/roles").status(),
                fixture.get("/roles").status(),
                fixture.get("/roles").status());

        assertThat(statuses).containsExactly(200, 500, 500);
        assertThat(rule.hits()).isEqualTo(2);
    }

    @Test
    void rulesNestInTheOrderTheyWereAdded() {
        faults.on(anyRequest()).then(Fault.status(502));
        faults.on(anyRequest()).then(Fault.status(503));

        List<Integer> statuses = List.of(
                fixture.get("/roles").status(),
                fixture.get("/roles").status(),
                fixture.get("/roles").status());

        assertThat(statuses).containsExactly(502, 503, 200);
    }

    @Test
    void requestsAreMatchedByPatternMethodAndQuery() {
        faults.on(pathMatching("/accounts/[^/]+/members").method("GET").query("status", "pending"))
                .forever()
                .then(Fault.status(418));

        List<Integer> statuses = List.of(
                fixture.get("/members").status(),
                fixture.get("/members?status=pending").status(),
                fixture.get("/roles?status=pending").status());

        assertThat(statuses).containsExactly(200, 418, 200);
    }

    @Test
    void clearedFaultsAreGone() {
        faults.on(anyRequest()).forever().then(Fault.status(503));

        faults.clear();

        assertThat(fixture.get("/roles").status()).isEqualTo(200);
    }

    @Test
    void throttlingMayOrMayNotSayForHowLong() {
        faults.on(anyRequest()).then(Fault.throttled(Duration.ofSeconds(7)));
        faults.on(anyRequest()).then(Fault.throttled(null));

        SandboxResponse told = fixture.get("/roles");
        SandboxResponse untold = fixture.get("/roles");

        assertThat(told.headers()).containsEntry("retry-after", "7");
        assertThat(untold.headers()).doesNotContainKey("retry-after");
        assertThat(untold.json().at("/errors/0/code").asInt()).isEqualTo(971);
    }

    @Test
    void htmlComesUnderAnyStatus() {
        faults.on(anyRequest()).then(Fault.html(200));

        SandboxResponse answer = fixture.get("/roles");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).contains("html");
        assertThat(answer.text()).startsWith("<!DOCTYPE");
    }

    @Test
    void theBodyCanBeCutInTheMiddle() {
        faults.on(anyRequest()).then(Fault.truncatedJson());

        SandboxResponse answer = fixture.get("/roles");

        assertThatThrownBy(answer::json).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theBodyCanBeEmpty() {
        faults.on(anyRequest()).then(Fault.emptyBody());

        assertThat(fixture.get("/roles").body()).isEmpty();
    }

    @Test
    void successCanBeFalseUnder200() {
        faults.on(anyRequest()).then(Fault.unsuccessful(1001));

        SandboxResponse answer = fixture.get("/roles");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    }

    @Test
    void theResultCanBeNull() {
        faults.on(anyRequest()).then(Fault.nullResult());

        assertThat(fixture.get("/roles").json().path("result").isNull()).isTrue();
    }

    @Test
    void theConnectionCanBeLostBeforeAWrite() {
        faults.on(requestMatching("POST", "/members")).then(Fault.resetBeforeApplying());

        assertThatThrownBy(() -> fixture.send(
                        "POST",
                        "/members",
                        "{\"email\":\"n@example.com\",\"roles\":[\"" + SandboxHttp.BILLING + "\"]}"))
                .isInstanceOf(SandboxConnectionLost.class);

        assertThat(fixture.account.memberByEmail("n@example.com")).isEmpty();
    }

    @Test
    void theConnectionCanBeLostAfterAWrite() {
        faults.on(requestMatching("POST", "/members")).then(Fault.resetAfterApplying());

        assertThatThrownBy(() -> fixture.send(
                        "POST",
                        "/members",
                        "{\"email\":\"n@example.com\",\"roles\":[\"" + SandboxHttp.BILLING + "\"]}"))
                .isInstanceOf(SandboxConnectionLost.class);

        assertThat(fixture.account.memberByEmail("n@example.com")).isPresent();
        assertThat(fixture.sandbox.requests().list().get(0).status()).isZero();
    }

    @Test
    void anErrorCanComeThoughTheWriteWasCarriedOut() {
        String id = truth(3, 4).get(0);
        faults.on(requestMatching("DELETE", id)).then(Fault.after(Fault.html(502)));

        SandboxResponse answer = fixture.send("DELETE", "/members/" + id, "");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(fixture.account.member(id)).isEmpty();
    }

    @Test
    void aChangeCanBeAcceptedAndNotApplied() {
        String id = truth(0, 1).get(0);
        faults.on(requestMatching("PUT", id)).then(Fault.notApplied());

        SandboxResponse answer =
                fixture.send("PUT", "/members/" + id, "{\"roles\":[{\"id\":\"" + SandboxHttp.BILLING + "\"}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(fixture.account.grants(id)).extracting(SandboxGrant::roleId).containsExactly(SandboxHttp.SUPER);
    }

    @Test
    void somethingCanHappenBetweenTwoPages() {
        List<String> before = truth(0, 14);
        faults.on(page2()).then(Fault.running(() -> fixture.account.remove(before.get(0))));

        List<String> second = ids(fixture.get(PAGE_2));

        assertThat(second).isEqualTo(before.subList(6, 11));
    }

    @Test
    void anAnswerCanHangAndThenBeLost() {
        faults.on(anyRequest()).then(Fault.hang(Duration.ofMillis(1)));
        faults.on(anyRequest()).then(Fault.latency(Duration.ofMillis(1)));

        assertThatThrownBy(() -> fixture.get("/roles")).isInstanceOf(SandboxConnectionLost.class);

        assertThat(fixture.get("/roles").status()).isEqualTo(200);
    }
}
