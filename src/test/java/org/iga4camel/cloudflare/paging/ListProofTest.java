package org.iga4camel.cloudflare.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.iga4camel.cloudflare.paging.Completeness.Verdict;
import org.junit.jupiter.api.Test;

/** How often a list is read, and what proves it. */
class ListProofTest {

    private static final Completeness PROVEN = new Completeness(Verdict.PROVEN, null);
    private static final Completeness NEEDS_SECOND = new Completeness(Verdict.NEEDS_SECOND, null);
    private static final Completeness BROKEN = Completeness.broken("its total changed");

    private final ListProof<Integer> begun = ListProof.begin();

    @Test
    void aReadingThatIsWholeByItselfEndsTheProof() {
        ListProof<Integer> proof = begun.after(1, PROVEN, false);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isEqualTo(1);
    }

    @Test
    void aSecondReadingWithTheSameIdsProvesTheList() {
        ListProof<Integer> proof = begun.after(1, NEEDS_SECOND, false).after(2, NEEDS_SECOND, true);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isEqualTo(2);
    }

    @Test
    void twoReadingsThatDifferProveNothing() {
        ListProof<Integer> proof = begun.after(1, NEEDS_SECOND, false).after(2, NEEDS_SECOND, false);

        assertThat(proof.isOpen()).isTrue();
        assertThat(proof.candidate()).isEqualTo(2);
        assertThat(proof.doubt()).contains("differ");
    }

    @Test
    void aBrokenReadingInBetweenDoesNotSpoilTheOneBefore() {
        ListProof<Integer> proof =
                begun.after(1, NEEDS_SECOND, false).after(2, BROKEN, false).after(3, NEEDS_SECOND, true);

        assertThat(proof.proven()).isEqualTo(3);
    }

    @Test
    void afterThreeReadingsNothingIsReadAnyMore() {
        ListProof<Integer> proof =
                begun.after(1, BROKEN, false).after(2, BROKEN, false).after(3, BROKEN, false);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isNull();
        assertThat(proof.doubt()).isEqualTo("its total changed");
    }

    @Test
    void aListWithoutAnEndIsNotReadAgain() {
        ListProof<Integer> proof = begun.after(1, Completeness.broken(new EndlessListException(5_000)), false);

        assertThat(proof.isOpen()).isFalse();
        assertThat(proof.proven()).isNull();
        assertThat(proof.doubt()).contains("more than 5000 pages");
    }
}
