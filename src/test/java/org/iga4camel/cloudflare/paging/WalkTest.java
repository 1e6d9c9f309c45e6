package org.iga4camel.cloudflare.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages of a list are asked for, where it ends, and what a page may not say. */
class WalkTest {

    private static final ListRules MEMBERS = new ListRules(Paging.COUNTED, 50, true);
    private static final ListRules REJECTED = new ListRules(Paging.FILTERED, 50, true);
    private static final ListRules MAY_IGNORE_PAGING = new ListRules(Paging.UNPAGED, 50, false);

    private static Walk walk(ListRules rules) {
        return Walk.begin(rules);
    }

    private static PageFacts page(int number, int rows, long total) {
        return new PageFacts(
                number,
                rows,
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                OptionalInt.of(50),
                "p" + number,
                rows,
                null);
    }

    private static PageFacts pageWithoutTotal(int number, int rows) {
        return page(number, rows, -1);
    }

    /** The rows of an earlier page once more. */
    private static PageFacts repeat(int number, int of, int rows, long total) {
        return new PageFacts(
                number,
                rows,
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                OptionalInt.of(50),
                "p" + of,
                0,
                null);
    }

    private static List<Integer> rest(Walk walk) {
        List<Integer> pages = new ArrayList<>();
        walk.rest().forEachRemaining((Integer page) -> pages.add(page));
        return pages;
    }

    @Test
    void aTotalNamesAllFurtherPagesAtOnce() {
        Walk walk = walk(MEMBERS).after(page(1, 50, 151));

        assertThat(walk.isOpen()).isFalse();
        assertThat(rest(walk)).containsExactly(2, 3, 4);
    }

    @Test
    void aListOfOneShortPageIsReadWithOneRequest() {
        Walk walk = walk(MEMBERS).after(page(1, 49, 49));

        assertThat(walk.isOpen()).isFalse();
        assertThat(rest(walk)).isEmpty();
    }

    @Test
    void aFullPageIsNoEndThoughTheTotalIsReached() {
        Walk walk = walk(MEMBERS).after(page(1, 50, 50));

        assertThat(walk.nextPage()).isEqualTo(2);
        assertThat(walk.after(page(2, 0, 50)).isOpen()).isFalse();
        assertThatThrownBy(() -> walk.after(page(2, 50, 50)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("page 2 has rows, though all of 50 had come before");
    }

    @Test
    void aFullLastPageTakesOneRequestMore() {
        Walk walk = walk(MEMBERS).after(page(1, 50, 150));

        assertThat(rest(walk)).containsExactly(2, 3);
        assertThat(walk.nextPage()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 25})
    void aPageIsFullWhenItHasTheRowsOfTheSizeInForce(int size) {
        Walk walk = walk(MEMBERS)
                .after(new PageFacts(1, size, OptionalLong.of(size), OptionalInt.of(size), "p1", size, null));

        assertThat(walk.nextPage()).isEqualTo(2);
    }

    @Test
    void aPageOfTheSizeThatComesWhereNoneIsAskedForMayBeFull() {
        assertThat(walk(MEMBERS).after(page(1, 20, 20)).nextPage()).isEqualTo(2);
    }

    @Test
    void anEndThatTellsTheTotalTooIsTheEnd() {
        Walk ended = walk(MEMBERS).after(page(1, 50, 100)).after(page(3, 0, 100));

        assertThat(ended.isOpen()).isFalse();
        assertThat(ended.endsInDoubt()).isFalse();
    }

    @Test
    void anEndThatTellsNoTotalOrNoneLeftTakesTwoEmptyPagesAndStaysInDoubt() {
        Walk full = walk(MEMBERS).after(page(1, 50, 100));

        assertThat(full.after(page(3, 0, 0)).nextPage()).isEqualTo(4);
        assertThat(full.after(page(3, 0, 0)).after(page(4, 0, 0)).isOpen()).isFalse();
        assertThat(full.after(page(3, 0, 0)).after(page(4, 0, 0)).endsInDoubt()).isTrue();
        assertThat(full.after(pageWithoutTotal(3, 0))
                        .after(pageWithoutTotal(4, 0))
                        .endsInDoubt())
                .isTrue();
        assertThatThrownBy(() -> full.after(page(3, 0, 0)).after(page(4, 50, 50)))
                .isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void anEndThatTellsAnotherTotalIsNotBelieved() {
        Walk full = walk(MEMBERS).after(page(1, 50, 100));

        assertThatThrownBy(() -> full.after(page(3, 0, 230))).isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void pagesBehindTheEndMayRepeatTheLastOneWhichLeavesTheEndInDoubt() {
        Walk full = walk(MEMBERS).after(page(1, 50, 100));

        Walk ended = full.after(repeat(3, 2, 50, 100));

        assertThat(ended.isOpen()).isFalse();
        assertThat(ended.endsInDoubt()).isTrue();
    }

    @Test
    void aFullFirstPageThatComesAgainIsNotBelievedWhateverTheTotal() {
        Walk full = walk(MEMBERS).after(page(1, 50, 50));

        assertThatThrownBy(() -> full.after(repeat(2, 1, 50, 50)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("repeats page 1");
    }

    @Test
    void thePageSizeEchoedBackCountsNotTheOneRequested() {
        Walk walk = walk(MEMBERS).after(new PageFacts(1, 20, OptionalLong.of(50), OptionalInt.of(20), "p1", 20, null));

        assertThat(rest(walk)).containsExactly(2, 3);
        assertThat(walk.isOpen()).isFalse();
    }

    @Test
    void aPageSizeThatIsCappedSilentlyShowsInAShortFirstPage() {
        assertThat(rest(walk(MEMBERS).after(page(1, 20, 60)))).containsExactly(2, 3);
    }

    @Test
    void aPageSizeThatIsIgnoredShowsInALongFirstPage() {
        assertThat(rest(walk(MEMBERS).after(page(1, 100, 250)))).containsExactly(2, 3);
    }

    @Test
    void anEmptyFirstPageWithATotalIsNotBelieved() {
        assertThatThrownBy(() -> walk(MEMBERS).after(page(1, 0, 93)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("page 1 is empty");
    }

    @Test
    void withoutATotalReadingEndsAfterTwoEmptyPagesOnly() {
        Walk afterOneEmpty = walk(MEMBERS)
                .after(pageWithoutTotal(1, 50))
                .after(pageWithoutTotal(2, 50))
                .after(pageWithoutTotal(3, 0));

        assertThat(afterOneEmpty.isOpen()).isTrue();
        assertThat(afterOneEmpty.nextPage()).isEqualTo(4);
        Walk ended = afterOneEmpty.after(pageWithoutTotal(4, 0));
        assertThat(ended.isOpen()).isFalse();
        assertThat(ended.lastPage()).isEqualTo(2);
    }

    @Test
    void anEmptyPageInTheMiddleOfAListWithoutATotalIsNoticedAtTheNextOne() {
        Walk walk = walk(MEMBERS).after(pageWithoutTotal(1, 50)).after(pageWithoutTotal(2, 0));

        assertThatThrownBy(() -> walk.after(pageWithoutTotal(3, 50)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("page 2 brought nothing new, and page 3 does");
    }

    @Test
    void anEmptyPageThatTellsMoreThanCameIsNotBelieved() {
        Walk walk = walk(MEMBERS).after(pageWithoutTotal(1, 50));

        assertThatThrownBy(() -> walk.after(page(2, 0, 230))).isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void aShortPageDoesNotEndAListWithoutATotal() {
        assertThat(walk(MEMBERS).after(pageWithoutTotal(1, 7)).isOpen()).isTrue();
    }

    @Test
    void twoPagesThatRepeatAShortLastOneEndAListWithoutATotalInDoubt() {
        Walk walk = walk(MEMBERS)
                .after(pageWithoutTotal(1, 50))
                .after(pageWithoutTotal(2, 30))
                .after(repeat(3, 2, 30, -1));
        assertThat(walk.isOpen()).isTrue();

        Walk ended = walk.after(repeat(4, 2, 30, -1));

        assertThat(ended.isOpen()).isFalse();
        assertThat(ended.endsInDoubt()).isTrue();
        assertThat(ended.lastPage()).isEqualTo(2);
    }

    @Test
    void pagesThatRepeatAFullOneEndTheReadingAndProveNothing() {
        Walk walk = walk(MEMBERS)
                .after(pageWithoutTotal(1, 50))
                .after(pageWithoutTotal(2, 50))
                .after(repeat(3, 2, 50, -1));

        assertThatThrownBy(() -> walk.after(repeat(4, 2, 50, -1)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("page 2 was full");
    }

    @Test
    void aPageThatRepeatsAndAnEmptyOneDoNotAgreeOnTheEnd() {
        Walk walk = walk(MEMBERS).after(pageWithoutTotal(1, 30)).after(repeat(2, 1, 30, -1));

        assertThatThrownBy(() -> walk.after(pageWithoutTotal(3, 0))).isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void pagesThatTakeTurnsEndTheReadingLikeThoseThatRepeatOne() {
        Walk walk = walk(MEMBERS)
                .after(pageWithoutTotal(1, 50))
                .after(pageWithoutTotal(2, 50))
                .after(pageWithoutTotal(3, 50))
                .after(repeat(4, 2, 50, -1));

        assertThatThrownBy(() -> walk.after(repeat(5, 3, 50, -1))).isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void aPageThatTellsAnotherTotalIsNotBelieved() {
        Walk walk = walk(MEMBERS).after(page(1, 50, 90));

        assertThatThrownBy(() -> walk.require(page(2, 50, 101)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("another total");
        assertThatThrownBy(() -> walk.require(pageWithoutTotal(2, 50))).isInstanceOf(BrokenReadingException.class);
    }

    @Test
    void anEmptyPageInsideTheTotalIsNotBelieved() {
        Walk walk = walk(MEMBERS).after(page(1, 50, 120));

        assertThatThrownBy(() -> walk.require(page(2, 0, 120)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void aPageInsideTheTotalThatBringsNothingNewIsNotBelieved() {
        Walk walk = walk(MEMBERS).after(page(1, 50, 100_000));

        assertThatThrownBy(() -> walk.require(repeat(2, 1, 50, 100_000)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("repeats");
    }

    @Test
    void theTotalOfAFilteredListProvesNothing() {
        Walk walk = walk(REJECTED).after(page(1, 2, 1000));

        assertThat(walk.isOpen()).isTrue();
        walk.require(page(2, 0, 1000));
        assertThat(walk.after(page(2, 0, 1000)).nextPage()).isEqualTo(3);
    }

    @Test
    void theTotalOfAFilteredListCountsWhereItAgrees() {
        assertThat(walk(REJECTED).after(page(1, 2, 2)).isOpen()).isFalse();
    }

    @Test
    void aListThatIgnoresPagingIsWholeWithItsFirstPage() {
        Walk walk = walk(MAY_IGNORE_PAGING).after(pageWithoutTotal(1, 7)).after(repeat(2, 1, 7, -1));

        assertThat(walk.isOpen()).isFalse();
        assertThat(walk.unpaged()).isTrue();
    }

    @Test
    void aListThatIgnoresPagingIsWholeThoughItsRowsWouldFillWholePages() {
        assertThat(walk(MAY_IGNORE_PAGING)
                        .after(pageWithoutTotal(1, 100))
                        .after(repeat(2, 1, 100, -1))
                        .unpaged())
                .isTrue();
        assertThat(walk(MAY_IGNORE_PAGING)
                        .after(page(1, 100, 100))
                        .after(repeat(2, 1, 100, 100))
                        .unpaged())
                .isTrue();
    }

    @Test
    void aFullPageOfAListThatMayIgnorePagingIsAskedForOnceMoreInFewRows() {
        Walk walk = walk(MAY_IGNORE_PAGING).after(pageWithoutTotal(1, 50)).after(repeat(2, 1, 50, -1));

        assertThat(walk.nextPage()).isEqualTo(2);
        assertThat(walk.pageSize()).isEqualTo(5);
        assertThat(walk.after(repeat(2, 1, 50, -1)).unpaged()).isTrue();
        assertThatThrownBy(() -> walk.after(repeat(2, 0, 5, -1)))
                .isInstanceOf(BrokenReadingException.class)
                .hasMessageContaining("repeats page 1");
    }

    @Test
    void aTotalBeyondReasonIsNotBelieved() {
        Walk walk = walk(MEMBERS);

        assertThatThrownBy(() -> walk.after(page(1, 50, Long.MAX_VALUE)))
                .isInstanceOf(EndlessListException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aListWithoutAnEndIsLeftAfterABoundedNumberOfPages() {
        Walk last = walk(MEMBERS).after(pageWithoutTotal(1, 50));
        for (int page = 2; page < Walk.MOST_PAGES; page++) {
            last = last.after(pageWithoutTotal(page, 50));
        }
        Walk atTheBound = last;

        assertThatThrownBy(() -> atTheBound.after(pageWithoutTotal(Walk.MOST_PAGES, 50)))
                .isInstanceOf(EndlessListException.class);
    }
}
