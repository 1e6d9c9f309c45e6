package org.iga4camel.cloudflare.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iga4camel.cloudflare.model.ReadingFacts;
import org.iga4camel.cloudflare.paging.Completeness.Verdict;
import org.junit.jupiter.api.Test;

/** When a reading of a list is worth believing. */
class CompletenessTest {

    private static final ListRules MEMBERS = new ListRules(Paging.COUNTED, 50, true);
    private static final ListRules ROLES = new ListRules(Paging.COUNTED, 50, false);
    private static final ListRules REJECTED_MEMBERS = new ListRules(Paging.FILTERED, 50, true);

    private static Walk walk(ListRules rules, OptionalLong total) {
        return Walk.begin(rules).after(new PageFacts(1, 50, total, OptionalInt.of(50), "p1", 50, null));
    }

    private static Walk withTotal(long total) {
        return walk(MEMBERS, OptionalLong.of(total));
    }

    private static Walk withoutTotal() {
        return walk(MEMBERS, OptionalLong.empty());
    }

    /** Two pages of 50 and 43 rows that agree with everything, as a starting point. */
    private static Facts facts() {
        return new Facts();
    }

    private static final class Facts {
        private int pages = 2;
        private long rows = 93;
        private int pagesWithTotal = 2;
        private long leastTotal = 93;
        private long greatestTotal = 93;
        private int filled = 2;
        private int different = 2;
        private int lastFilled = 2;
        private long ids = 93;
        private long withoutId;

        private Facts totals(int pagesThatTell, long least, long greatest) {
            pagesWithTotal = pagesThatTell;
            leastTotal = least;
            greatestTotal = greatest;
            return this;
        }

        private Facts rows(long received, long differentIds, long rowsWithoutId) {
            rows = received;
            ids = differentIds;
            withoutId = rowsWithoutId;
            return this;
        }

        private Facts pages(int filledPages, int differentPages, int lastFilledPage) {
            filled = filledPages;
            different = differentPages;
            lastFilled = lastFilledPage;
            pages = Math.max(pages, lastFilledPage);
            return this;
        }

        private ReadingFacts get() {
            return new ReadingFacts(
                    pages,
                    rows,
                    pagesWithTotal,
                    leastTotal,
                    greatestTotal,
                    filled,
                    different,
                    lastFilled,
                    ids,
                    withoutId);
        }
    }

    @Test
    void rowsEqualToATotalThatEveryPageTellsAreProven() {
        assertThat(Completeness.of(withTotal(93), facts().get()).verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void anIdThatCameTwiceNeedsASecondReading() {
        assertThat(Completeness.of(withTotal(93), facts().rows(93, 92, 0).get()).verdict())
                .isEqualTo(Verdict.NEEDS_SECOND);
    }

    @Test
    void fewerRowsThanTheTotalAreBroken() {
        Completeness completeness =
                Completeness.of(withTotal(93), facts().rows(92, 92, 0).get());

        assertThat(completeness.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(completeness.doubt()).contains("93").contains("92");
    }

    @Test
    void moreRowsThanTheTotalAreBroken() {
        assertThat(Completeness.of(withTotal(93), facts().rows(94, 94, 0).get()).verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aTotalThatOnlySomePagesTellIsBroken() {
        assertThat(Completeness.of(withTotal(93), facts().totals(1, 93, 93).get())
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aTotalThatChangesIsBrokenEvenWhenTheFirstPageToldNone() {
        assertThat(Completeness.of(withoutTotal(), facts().totals(2, 92, 93).get())
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aListWithoutATotalNeedsASecondReading() {
        assertThat(Completeness.of(withoutTotal(), facts().totals(0, 0, 0).get())
                        .verdict())
                .isEqualTo(Verdict.NEEDS_SECOND);
    }

    @Test
    void aPageInsideTheListThatIsEmptyOrMissingIsBroken() {
        assertThat(Completeness.of(
                                withoutTotal(),
                                facts().totals(0, 0, 0).pages(2, 2, 3).get())
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void twoPagesWithTheSameRowsAreBroken() {
        assertThat(Completeness.of(withTotal(93), facts().pages(2, 1, 2).get()).verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aMemberWithoutAnIdIsBroken() {
        assertThat(Completeness.of(withTotal(93), facts().rows(93, 92, 1).get()).verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aRoleWithoutAnIdIsNoDoubtAboutTheList() {
        assertThat(Completeness.of(
                                walk(ROLES, OptionalLong.of(93)),
                                facts().rows(93, 92, 1).get())
                        .verdict())
                .isEqualTo(Verdict.PROVEN);
    }

    @Test
    void aFilteredListWhoseTotalCountsEverybodyNeedsASecondReading() {
        assertThat(Completeness.of(
                                walk(REJECTED_MEMBERS, OptionalLong.of(1000)),
                                facts().totals(2, 1000, 1000).get())
                        .verdict())
                .isEqualTo(Verdict.NEEDS_SECOND);
    }

    @Test
    void aTotalThatOnlyLaterPagesTellAndThatTheRowsMissIsBroken() {
        assertThat(Completeness.of(withoutTotal(), facts().totals(1, 230, 230).get())
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void anEndThatTellsNoTotalNeedsASecondReading() {
        Walk ended = withTotal(50)
                .after(new PageFacts(2, 0, OptionalLong.empty(), OptionalInt.empty(), "", 0, null))
                .after(new PageFacts(3, 0, OptionalLong.empty(), OptionalInt.empty(), "", 0, null));

        assertThat(Completeness.of(
                                ended,
                                facts().rows(50, 50, 0)
                                        .totals(2, 50, 50)
                                        .pages(1, 1, 1)
                                        .get())
                        .verdict())
                .isEqualTo(Verdict.NEEDS_SECOND);
    }
}
