package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists that lie on request. */
class SandboxListFaultsTest {

    private static final String PAGE_2 = "/members?per_page=5&page=2";

    private final SandboxFixture fixture = new SandboxFixture();
    private final SandboxFaults faults = fixture.sandbox.faults();

    SandboxListFaultsTest() {
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
    void aPageCanBeEmptyThoughItsTotalSaysOtherwise() {
        faults.on(page2()).then(ListFaults.emptyPage());

        JsonNode answer = fixture.get(PAGE_2).json();

        assertThat(answer.path("result").isArray()).isTrue();
        assertThat(answer.path("result")).isEmpty();
        assertThat(answer.at("/result_info/total_count").asInt()).isEqualTo(14);
    }

    @Test
    void aPageCanBeShort() {
        faults.on(page2()).then(ListFaults.shortPage(2));

        assertThat(ids(fixture.get(PAGE_2))).isEqualTo(truth(5, 8));
    }

    @Test
    void aPageCanRepeatRowsOfThePageBefore() {
        faults.on(page2()).then(ListFaults.repeatedRows(2));

        List<String> shown = ids(fixture.get(PAGE_2));

        assertThat(shown.subList(0, 2)).isEqualTo(truth(3, 5));
        assertThat(shown.subList(2, 5)).isEqualTo(truth(7, 10));
    }

    @Test
    void theTotalCanBeWrong() {
        faults.on(anyRequest()).then(ListFaults.totalCount(total -> total * 2));

        assertThat(fixture.get("/members").json().at("/result_info/total_count").asInt())
                .isEqualTo(28);
    }

    @Test
    void theTotalCanGrow() {
        faults.on(anyRequest()).forever().then(ListFaults.growingTotalCount(3));

        List<Integer> totals = IntStream.range(0, 3)
                .mapToObj(i -> fixture.get("/members")
                        .json()
                        .at("/result_info/total_count")
                        .asInt())
                .toList();

        assertThat(totals).containsExactly(17, 20, 23);
    }

    @Test
    void theTotalCanBeAbsent() {
        faults.on(anyRequest()).then(ListFaults.noTotalCount());

        assertThat(fixture.get("/members").json().path("result_info").has("total_count"))
                .isFalse();
    }

    @Test
    void resultInfoCanBeMissing() {
        faults.on(anyRequest()).then(ListFaults.noResultInfo());

        assertThat(fixture.get("/members").json().has("result_info")).isFalse();
    }

    @Test
    void aFieldCanBeAbsentFromEveryRow() {
        faults.on(anyRequest()).then(ListFaults.withoutField("policies"));

        JsonNode row = fixture.get("/members").json().path("result").path(0);

        assertThat(row.has("policies")).isFalse();
        assertThat(row.has("roles")).isTrue();
    }

    @Test
    void thePageCanBeIgnored() {
        faults.on(anyRequest()).then(ListFaults.pageIgnored());

        assertThat(ids(fixture.get(PAGE_2))).isEqualTo(truth(0, 5));
    }

    @Test
    void rowsOfAnotherAccountCanLeak() {
        SandboxAccount other = fixture.sandbox.addAccount("Other");
        String stranger = other.invite("stranger@example.com", SandboxHttp.BILLING);
        faults.on(page2()).then(ListFaults.leaking(other, 1));

        assertThat(ids(fixture.get(PAGE_2))).hasSize(5).startsWith(stranger);
    }
}
