package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.iga4camel.cloudflare.model.SyncList;
import org.iga4camel.cloudflare.sync.Completeness.Verdict;
import org.junit.jupiter.api.Test;

/** How often a list is read, and what proves it. */
class ListProofTest {

    private static final Completeness PROVEN = new Completeness(Verdict.PROVEN, null);
    private static final Completeness NEEDS_SECOND = new Completeness(Verdict.NEEDS_SECOND, null);
    private static final Completeness BROKEN = Completeness.broken("its total changed");

    private static Reading reading(int number) {
        return Reading.opened(number, SyncList.MEMBERS, number, Instant.parse("2026-09-01T10:00:00Z"));
    }

    private final ListProof begun = ListProof.begin(SyncList.MEMBERS);

    @Test
    void aReadingThatIsWholeByItselfEndsTheProof() {
        ListProof proof = begun.after(reading(1), PROVEN, false);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isEqualTo(reading(1));
    }

    @Test
    void aSecondReadingWithTheSameIdsProvesTheList() {
        ListProof proof = begun.after(reading(1), NEEDS_SECOND, false).after(reading(2), NEEDS_SECOND, true);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isEqualTo(reading(2));
    }

    @Test
    void twoReadingsThatDifferProveNothing() {
        ListProof proof = begun.after(reading(1), NEEDS_SECOND, false).after(reading(2), NEEDS_SECOND, false);

        assertThat(proof.isOpen()).isTrue();
        assertThat(proof.candidate()).isEqualTo(reading(2));
        assertThat(proof.doubt()).contains("differ");
    }

    @Test
    void aBrokenReadingInBetweenDoesNotSpoilTheOneBefore() {
        ListProof proof = begun.after(reading(1), NEEDS_SECOND, false)
                .after(reading(2), BROKEN, false)
                .after(reading(3), NEEDS_SECOND, true);

        assertThat(proof.proven()).isEqualTo(reading(3));
    }

    @Test
    void afterThreeReadingsNothingIsReadAnyMore() {
        ListProof proof = begun.after(reading(1), BROKEN, false)
                .after(reading(2), BROKEN, false)
                .after(reading(3), BROKEN, false);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isNull();
        assertThat(proof.doubt()).isEqualTo("its total changed");
    }
}
