package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ordering by id is ordering by time. Source: RFC 9562. */
class OperationIdsTest {

    private static final long NOON = Instant.parse("2026-01-02T12:00:00Z").toEpochMilli();

    private final OperationIds ids = new OperationIds();

    @Test
    void anIdIsAUuidOfVersion7WithoutDashes() {
        String id = ids.next(NOON);

        UUID uuid = UUID.fromString(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOON);
    }

    @Test
    void idsOfOneMillisecondIncreaseStrictly() {
        assertIncreasing(many(20_000, NOON));
    }

    @Test
    void idsIncreaseWhenTheClockIsSetBack() {
        List<String> made = many(3, NOON);
        made.addAll(many(3, NOON - 3_600_000));
        made.addAll(many(3, NOON + 1));

        assertIncreasing(made);
    }

    @Test
    void aLaterInstantSortsLater() {
        List<String> made = new ArrayList<>();
        for (int exponent = 0; exponent < 47; exponent++) {
            made.add(ids.next(1L << exponent));
        }

        assertIncreasing(made);
    }

    @Test
    void theProcessMakesOneSequence() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            made.add(OperationIds.nextId(InstantSource.system()));
        }

        assertIncreasing(made);
    }

    private List<String> many(int number, long now) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            made.add(ids.next(now));
        }
        return made;
    }

    private static void assertIncreasing(List<String> made) {
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
