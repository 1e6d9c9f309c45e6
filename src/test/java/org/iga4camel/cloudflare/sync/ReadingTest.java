package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iga4camel.cloudflare.model.SyncList;
import org.junit.jupiter.api.Test;

/** Which pages of a list are asked for, and what a page may not say. */
class ReadingTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private static Reading reading(SyncList list) {
        return Reading.opened(1, list, 1, NOW);
    }

    private static PageFacts page(int number, int rows, long total) {
        return new PageFacts(
                number,
                rows,
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                OptionalInt.of(50),
                "p" + number);
    }

    private static PageFacts pageWithoutTotal(int number, int rows) {
        return page(number, rows, -1);
    }

    private static List<Integer> rest(Reading reading) {
        List<Integer> pages = new ArrayList<>();
        reading.rest().forEachRemaining((Integer page) -> pages.add(page));
        return pages;
    }

    @Test
    void aTotalNamesAllFurtherPagesAtOnce() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 50, 151));

        assertThat(reading.isOpen()).isFalse();
        assertThat(rest(reading)).containsExactly(2, 3, 4);
    }

    @Test
    void aListOfOnePageIsReadWithOneRequest() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 50, 50));

        assertThat(reading.isOpen()).isFalse();
        assertThat(rest(reading)).isEmpty();
    }

    @Test
    void thePageSizeEchoedBackCountsNotTheOneRequested() {
        Reading reading =
                reading(SyncList.MEMBERS).after(new PageFacts(1, 20, OptionalLong.of(60), OptionalInt.of(20), "p1"));

        assertThat(rest(reading)).containsExactly(2, 3);
    }

    @Test
    void aPageSizeThatIsCappedSilentlyShowsInAShortFirstPage() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 20, 60));

        assertThat(rest(reading)).containsExactly(2, 3);
    }

    @Test
    void aPageSizeThatIsIgnoredShowsInALongFirstPage() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 100, 250));

        assertThat(rest(reading)).containsExactly(2, 3);
    }

    @Test
    void anEmptyFirstPageWithATotalIsNoEnd() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 0, 93));

        assertThat(rest(reading)).containsExactly(2);
    }

    @Test
    void withoutATotalReadingEndsAfterTwoEmptyPagesOnly() {
        Reading afterOneEmpty = reading(SyncList.MEMBERS)
                .after(pageWithoutTotal(1, 50))
                .after(pageWithoutTotal(2, 50))
                .after(pageWithoutTotal(3, 0));

        assertThat(afterOneEmpty.isOpen()).isTrue();
        assertThat(afterOneEmpty.nextPage()).isEqualTo(4);
        assertThat(afterOneEmpty.after(pageWithoutTotal(4, 0)).isOpen()).isFalse();
    }

    @Test
    void anEmptyPageInTheMiddleDoesNotEndAListWithoutATotal() {
        Reading reading = reading(SyncList.MEMBERS)
                .after(pageWithoutTotal(1, 50))
                .after(pageWithoutTotal(2, 0))
                .after(pageWithoutTotal(3, 50))
                .after(pageWithoutTotal(4, 0));

        assertThat(reading.isOpen()).isTrue();
        assertThat(reading.rows()).isEqualTo(100);
    }

    @Test
    void aShortPageDoesNotEndAListWithoutATotal() {
        Reading reading = reading(SyncList.MEMBERS).after(pageWithoutTotal(1, 7));

        assertThat(reading.isOpen()).isTrue();
    }

    @Test
    void aPageThatTellsAnotherTotalIsNotBelieved() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 50, 100));

        assertThatThrownBy(() -> reading.require(page(2, 50, 101)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("another total");
        assertThatThrownBy(() -> reading.require(pageWithoutTotal(2, 50))).isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void anEmptyPageInsideTheTotalIsNotBelieved() {
        Reading reading = reading(SyncList.MEMBERS).after(page(1, 50, 120));

        assertThatThrownBy(() -> reading.require(page(2, 0, 120)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void theTotalOfAFilteredListProvesNothing() {
        Reading reading = reading(SyncList.REJECTED_MEMBERS).after(page(1, 2, 1000));

        assertThat(reading.isOpen()).isTrue();
        reading.require(page(2, 0, 1000));
    }

    @Test
    void theTotalOfAFilteredListCountsWhereItAgrees() {
        Reading reading = reading(SyncList.REJECTED_MEMBERS).after(page(1, 2, 2));

        assertThat(reading.isOpen()).isFalse();
    }

    @Test
    void aPageThatRepeatsTheFirstIsNotBelieved() {
        Reading reading = reading(SyncList.MEMBERS).after(pageWithoutTotal(1, 50));

        assertThatThrownBy(() -> reading.after(new PageFacts(2, 50, OptionalLong.empty(), OptionalInt.empty(), "p1")))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("repeats page 1");
    }

    @Test
    void aListThatIgnoresPagingIsWholeWithItsFirstPage() {
        Reading reading = reading(SyncList.RESOURCE_GROUPS)
                .after(pageWithoutTotal(1, 7))
                .after(new PageFacts(2, 7, OptionalLong.empty(), OptionalInt.empty(), "p1"));

        assertThat(reading.isOpen()).isFalse();
        assertThat(reading.unpaged()).isTrue();
    }

    @Test
    void aListThatIgnoresPagingIsWholeThoughItsRowsWouldFillWholePages() {
        Reading reading = reading(SyncList.RESOURCE_GROUPS)
                .after(pageWithoutTotal(1, 100))
                .after(new PageFacts(2, 100, OptionalLong.empty(), OptionalInt.empty(), "p1"));

        assertThat(reading.unpaged()).isTrue();
    }

    @Test
    void aFullPageOfAListThatMayIgnorePagingIsNotBelievedWhenItComesAgain() {
        Reading first = reading(SyncList.RESOURCE_GROUPS).after(pageWithoutTotal(1, 50));

        assertThatThrownBy(() -> first.after(new PageFacts(2, 50, OptionalLong.empty(), OptionalInt.empty(), "p1")))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("repeats page 1");
    }

    @Test
    void aTotalBeyondReasonIsNotBelieved() {
        Reading reading = reading(SyncList.MEMBERS);

        assertThatThrownBy(() -> reading.after(page(1, 50, Long.MAX_VALUE)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aListWithoutAnEndIsLeftAfterABoundedNumberOfPages() {
        Reading reading = reading(SyncList.MEMBERS).after(pageWithoutTotal(1, 50));

        Reading last = reading;
        for (int page = 2; page < Reading.MOST_PAGES; page++) {
            last = last.after(pageWithoutTotal(page, 50));
        }
        Reading atTheBound = last;

        assertThatThrownBy(() -> atTheBound.after(pageWithoutTotal(Reading.MOST_PAGES, 50)))
                .isInstanceOf(BrokenReadingException.class);
    }
}
