package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.junit.jupiter.api.Test;

/** A list proves that somebody is not in it only when it was whole; and every search through one ends. */
class ListScanTest {

    private final ListScan scan = new ListScan(false);

    private static Envelope page(Integer total, String... ids) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            rows.addObject().put("id", id);
        }
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        if (total != null) {
            info.put("total_count", total);
        }
        return new Envelope(rows, info, Instant.EPOCH, null);
    }

    @Test
    void everyRowOnceUnderOneTotalIsWhole() {
        scan.add(page(3, "a", "b"));
        assertThat(scan.isOver()).isFalse();
        assertThat(scan.nextPage()).isEqualTo(2);

        scan.add(page(3, "c"));

        assertThat(scan.isOver()).isTrue();
        assertThat(scan.isWhole()).isTrue();
    }

    @Test
    void anEmptyAccountIsWhole() {
        scan.add(page(0));

        assertThat(scan.isWhole()).isTrue();
    }

    /** Answers every page the same way, until nothing is asked any more. */
    private int answer(IntFunction<Envelope> pages) {
        int asked = 0;
        while (!scan.isOver()) {
            asked++;
            assertThat(asked).as("requests of one scan").isLessThan(40);
            scan.add(pages.apply(scan.nextPage()));
        }
        return asked;
    }

    @Test
    void aTotalThatChangesIsNotWhole() {
        answer(page -> page == 1 ? page(3, "a", "b") : page(2, "c"));

        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void aRowThatComesTwiceIsProvenByASecondReading() {
        int asked = answer(page -> switch (page) {
            case 1 -> page(5, "a", "b", "c");
            default -> page(5, "c", "d");
        });

        assertThat(scan.isWhole()).isTrue();
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void withoutATotalTwoReadingsToTwoEmptyPagesAreWhole() {
        int asked = answer(page -> page == 1 ? page(null, "a") : page(null));

        assertThat(asked).isEqualTo(6);
        assertThat(scan.isWhole()).isTrue();
    }

    @Test
    void twoReadingsThatDifferAreNotWhole() {
        int[] readings = {0};

        answer(page -> page == 1 ? page(null, "a" + readings[0]++) : page(null));

        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void anEmptyPageInTheMiddleBeginsTheListAnew() {
        scan.add(page(3, "a"));
        scan.add(page(3));
        assertThat(scan.isOver()).isFalse();
        assertThat(scan.nextPage()).isEqualTo(1);

        scan.add(page(3, "a", "b"));
        scan.add(page(3, "c"));

        assertThat(scan.isOver()).isTrue();
        assertThat(scan.isWhole()).isTrue();
    }

    @Test
    void pagesThatRepeatOthersEndItAndProveNothing() {
        int asked = answer(page -> page(100, "a", "b"));

        assertThat(asked).isEqualTo(6);
        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void aFullPageWhoseTotalIsItsOwnRowsIsNotWhole() {
        String[] fifty = IntStream.range(0, 50).mapToObj(row -> "a" + row).toArray(String[]::new);
        String[] more = IntStream.range(0, 50).mapToObj(row -> "b" + row).toArray(String[]::new);

        answer(page -> page(50, page == 1 ? fifty : more));

        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void whatIsNoListIsNotWhole() {
        answer(page -> new Envelope(
                JsonNodeFactory.instance.objectNode().put("id", "a"),
                JsonNodeFactory.instance.objectNode().put("total_count", 1),
                Instant.EPOCH,
                null));

        assertThat(scan.isWhole()).isFalse();
    }
}
