package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.paging.ListRules;
import org.iga4camel.cloudflare.paging.Paging;
import org.iga4camel.cloudflare.paging.PagingLies;
import org.iga4camel.cloudflare.paging.Walk;
import org.iga4camel.cloudflare.wire.Json;

/** Whatever a server says about its pages, a search ends, and proves nobody's absence wrongly. */
class ListScanLiesTest {

    private static final int SMALLEST_PAGE = 5;
    private static final int MOST_READINGS = 3;
    private static final int[] SIZES = {0, 1, 7, 20, 30, 49, 50, 51, 99, 100, 101, 150, 180, 230};

    @Property(tries = 20_000, seed = "20260301", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void noLieProvesAnAbsenceWronglyAndEverySearchEnds(@ForAll long seed) {
        Random random = new Random(seed);
        int members = SIZES[random.nextInt(SIZES.length)];
        boolean filtered = random.nextInt(4) == 0;
        PagingLies lies = PagingLies.of(seed, new ListRules(filtered ? Paging.FILTERED : Paging.COUNTED, 50, true));
        List<ObjectNode> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            all.add(Json.object().put("id", String.format("%032x", i + 1)));
        }
        ListScan scan = new ListScan(filtered);
        Set<String> seen = new HashSet<>();

        int asked = read(scan, body(lies, scan, all), seen);

        int pagesAtMost = 2 * (members / SMALLEST_PAGE + 1) + 4;
        assertThat(asked)
                .as("requests for %s members, filtered %s, %s", members, filtered, lies)
                .isLessThanOrEqualTo(MOST_READINGS * pagesAtMost);
        if (scan.isWhole()) {
            assertThat(all)
                    .as("%s members, filtered %s, %s", members, filtered, lies)
                    .allMatch(row -> seen.contains(row.path("id").asText()));
        }
    }

    @Example
    void aSearchThroughAListWithoutAnEndIsLeft() {
        ListScan scan = new ListScan(false);
        UnaryOperator<ObjectNode> endless = PagingLies.withoutEnd(50);

        int asked = read(scan, () -> endless.apply(Json.object()), new HashSet<>());

        assertThat(asked).isEqualTo(Walk.MOST_PAGES);
        assertThat(scan.isWhole()).isFalse();
    }

    private static Supplier<ObjectNode> body(PagingLies lies, ListScan scan, List<ObjectNode> all) {
        return () -> lies.answer(scan.nextPage(), scan.pageSize(), all);
    }

    /** Reads until nothing is asked any more, and returns how often something was. */
    private static int read(ListScan scan, Supplier<ObjectNode> answers, Set<String> seen) {
        int asked = 0;
        while (!scan.isOver()) {
            ObjectNode body = answers.get();
            JsonNode result = body.path("result");
            result.forEach(row -> seen.add(row.path("id").asText()));
            scan.add(new Envelope(result, body.path("result_info"), Instant.EPOCH, null));
            asked++;
        }
        return asked;
    }
}
