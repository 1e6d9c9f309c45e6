package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.junit.jupiter.api.Test;

/** A list proves that somebody is not in it only when it was whole; and every search through one ends. */
class ListScanTest {

    private final ListScan scan = new ListScan();

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

    @Test
    void aTotalThatChangesIsNotWhole() {
        scan.add(page(3, "a", "b"));
        scan.add(page(2, "c"));
        scan.add(page(3));

        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void aRowThatComesTwiceIsNotWhole() {
        scan.add(page(3, "a", "b"));
        scan.add(page(3, "b"));

        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void withoutATotalNothingIsProvenAndTwoEmptyPagesEndIt() {
        scan.add(page(null, "a"));
        scan.add(page(null));
        assertThat(scan.isOver()).isFalse();

        scan.add(page(null));

        assertThat(scan.isOver()).isTrue();
        assertThat(scan.isWhole()).isFalse();
    }

    @Test
    void oneEmptyPageInTheMiddleDoesNotEndIt() {
        scan.add(page(3, "a"));
        scan.add(page(3));
        assertThat(scan.isOver()).isFalse();

        scan.add(page(3, "b", "c"));

        assertThat(scan.isOver()).isTrue();
        assertThat(scan.isWhole()).isTrue();
    }

    @Test
    void pagesThatRepeatOthersEndItAndProveNothing() {
        scan.add(page(100, "a", "b"));
        scan.add(page(100, "a", "b"));
        assertThat(scan.isOver()).isFalse();

        scan.add(page(100, "b", "a"));

        assertThat(scan.isOver()).isTrue();
        assertThat(scan.isWhole()).isFalse();
    }
}
