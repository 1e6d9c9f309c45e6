package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iga4camel.cloudflare.cache.ReadingFacts;
import org.iga4camel.cloudflare.model.SyncList;
import org.iga4camel.cloudflare.sync.Completeness.Verdict;
import org.junit.jupiter.api.Test;

/** When a reading of a list is worth believing. */
class CompletenessTest {

    private static Reading reading(SyncList list, OptionalLong total) {
        Reading opened = Reading.opened(1, list, 1, Instant.parse("2026-09-01T10:00:00Z"));
        return opened.after(new PageFacts(1, 50, total, OptionalInt.of(50), "p1"));
    }

    private static Reading withTotal(long total) {
        return reading(SyncList.MEMBERS, OptionalLong.of(total));
    }

    private static Reading withoutTotal() {
        return reading(SyncList.MEMBERS, OptionalLong.empty());
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
                                reading(SyncList.ROLES, OptionalLong.of(93)),
                                facts().rows(93, 92, 1).get())
                        .verdict())
                .isEqualTo(Verdict.PROVEN);
    }

    @Test
    void aFilteredListWhoseTotalCountsEverybodyNeedsASecondReading() {
        assertThat(Completeness.of(
                                reading(SyncList.REJECTED_MEMBERS, OptionalLong.of(1000)),
                                facts().totals(2, 1000, 1000).get())
                        .verdict())
                .isEqualTo(Verdict.NEEDS_SECOND);
    }
}
