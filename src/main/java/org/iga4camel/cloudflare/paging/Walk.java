package org.iga4camel.cloudflare.paging;

import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * One pass over a list, and where it stands: which pages are still to be asked for. With a total, all pages but the end are
 * known with the first one; without one, reading goes on until two pages in a row bring nothing new. A full page proves
 * nothing about the next one: a list ends where a page came short or empty.
 *
 * <p>Source: DESIGN rule 2.
 *
 * @param total rows of the whole list as the first page told, empty when it did not or when the total proves nothing
 * @param lastPage last page of the list, as far as is known
 * @param nextPage next page to ask for when that is not known to be the end, 0 when there is none
 * @param rows rows seen while reading one page after the other
 * @param full rows that a page has when others follow it, as far as is known
 * @param lastRows rows on the last page
 * @param nothingNew pages in a row that brought nothing new
 * @param repeats whether one of them was not empty
 * @param firstIds ids of the first page, as in {@link PageFacts#ids()}
 * @param narrow whether to ask for so few rows that a server that ignores that shows it
 * @param unpaged whether the server gave the whole list for page 1 and again for page 2
 * @param endsInDoubt whether the end was told in a way that only a second reading proves
 */
public record Walk(
        ListRules rules,
        OptionalLong total,
        int lastPage,
        int nextPage,
        long rows,
        int full,
        int lastRows,
        int nothingNew,
        boolean repeats,
        String firstIds,
        boolean narrow,
        boolean unpaged,
        boolean endsInDoubt) {

    /** A list of more pages than this is not believed: reading must end whatever the server says. */
    public static final int MOST_PAGES = 5_000;

    /** What Cloudflare gives where no size is asked for, or where it does not look at that. */
    private static final int DEFAULT_SIZE = 20;

    private static final int SMALLEST_PAGE = 5;

    private static final int PAGES_AT_THE_END = 2;

    public static Walk begin(ListRules rules) {
        return new Walk(rules, OptionalLong.empty(), 1, 1, 0, 0, 0, 0, false, "", false, false, false);
    }

    /** Whether the end is not known and {@link #nextPage()} is to be read. */
    public boolean isOpen() {
        return nextPage != 0;
    }

    /** How many rows to ask for. */
    public int pageSize() {
        return narrow ? SMALLEST_PAGE : rules.pageSize();
    }

    /** The pages after the first that are known to exist; empty when their number is not known. */
    public PrimitiveIterator.OfInt rest() {
        return (total.isPresent() ? IntStream.rangeClosed(2, lastPage) : IntStream.empty()).iterator();
    }

    /**
     * Where the walk stands after the first page, or one that {@link #nextPage()} named.
     *
     * @throws BrokenReadingException when the page contradicts the ones before
     */
    public Walk after(PageFacts page) {
        if (rules.paging() == Paging.CURSOR) {
            return afterCursor(page);
        }
        if (page.page() == 1) {
            return afterFirst(page);
        }
        if (page.rows() > 0 && page.fresh() == 0 && repeatsFirst(page) && rules.mayIgnorePaging()) {
            return ofWholeListEachTime(page);
        }
        if (narrow) {
            throw new BrokenReadingException("page " + page.page() + " repeats page 1, but not when it is to be short");
        }
        return total.isPresent() ? afterEnd(page) : afterNext(page);
    }

    /**
     * Checks one of the pages that {@link #rest()} named.
     *
     * @throws BrokenReadingException when it is empty, brings nothing new, or tells another total than the first
     */
    void require(PageFacts page) {
        if (page.page() == 1 || page.page() > lastPage || total.isEmpty()) {
            return;
        }
        if (!page.total().equals(total)) {
            throw new BrokenReadingException("page " + page.page() + " tells another total than page 1");
        }
        if (page.rows() == 0) {
            throw new BrokenReadingException("page " + page.page() + " of " + lastPage + " is empty");
        }
        if (page.fresh() == 0) {
            throw new BrokenReadingException("page " + page.page() + " of " + lastPage + " repeats other pages");
        }
    }

    /** Whether an answer may call itself another page than was asked for: behind the end, some repeat the last one. */
    boolean mayBeToldAsAnother(PageFacts page) {
        return rules.mayIgnorePaging() || (page.page() > lastPage && page.rows() > 0 && page.fresh() == 0);
    }

    private Walk afterFirst(PageFacts page) {
        OptionalLong told = page.total();
        int rowsOfPage = page.rows();
        if (told.isEmpty() || (rules.filtered() && told.getAsLong() != rowsOfPage)) {
            return new Walk(
                    rules,
                    OptionalLong.empty(),
                    1,
                    2,
                    rowsOfPage,
                    sizeInForce(page),
                    rowsOfPage,
                    rowsOfPage == 0 ? 1 : 0,
                    false,
                    page.ids(),
                    false,
                    false,
                    false);
        }
        long all = told.getAsLong();
        if (rowsOfPage == 0 && all > 0) {
            throw new BrokenReadingException("page 1 is empty, though it tells " + all + " rows");
        }
        long pages = all <= rowsOfPage ? 1 : -Math.floorDiv(-all, rowsOfPage);
        requirePages(pages);
        boolean lastIsFull = pages == 1 ? all == rowsOfPage && rowsOfPage >= sizeInForce(page) : all % rowsOfPage == 0;
        int last = (int) pages;
        int next = lastIsFull ? last + 1 : 0;
        return new Walk(rules, told, last, next, rowsOfPage, rowsOfPage, 0, 0, false, page.ids(), false, false, false);
    }

    /** How many rows make a first page that others may follow, whatever was asked for. */
    private int sizeInForce(PageFacts first) {
        int size = Math.min(rules.pageSize(), first.perPage().orElse(rules.pageSize()));
        return first.rows() == DEFAULT_SIZE ? Math.min(size, DEFAULT_SIZE) : size;
    }

    /** A cursor that leads in a circle ends with the first page that brings nothing new. */
    private Walk afterCursor(PageFacts page) {
        if (page.rows() > 0 && page.fresh() == 0) {
            throw new BrokenReadingException("page " + page.page() + " repeats other pages");
        }
        requirePages(page.page());
        boolean isLast = page.cursor() == null || page.rows() == 0;
        return new Walk(
                rules,
                total,
                page.page(),
                isLast ? 0 : page.page() + 1,
                rows + page.rows(),
                full,
                page.rows(),
                nothingNew,
                repeats,
                firstIds,
                false,
                false,
                true);
    }

    /** The page behind the one that the total makes the last, and that was full. */
    private Walk afterEnd(PageFacts page) {
        if (page.fresh() > 0) {
            throw new BrokenReadingException(
                    "page " + page.page() + " has rows, though all of " + total.getAsLong() + " had come before");
        }
        if (page.rows() > 0) {
            if (lastPage == 1) {
                throw new BrokenReadingException("page " + page.page() + " repeats page 1");
            }
            return ended(true);
        }
        if (page.total().equals(total)) {
            return ended(nothingNew > 0);
        }
        if (!rules.filtered() && page.total().orElse(0) > 0) {
            throw new BrokenReadingException("page " + page.page() + " tells another total than page 1");
        }
        return nothingNew + 1 < PAGES_AT_THE_END ? idle(page, false) : ended(true);
    }

    private Walk afterNext(PageFacts page) {
        if (page.fresh() > 0) {
            if (nothingNew > 0) {
                throw new BrokenReadingException(
                        "page " + (page.page() - 1) + " brought nothing new, and page " + page.page() + " does");
            }
            requirePages(page.page() + 1L);
            return new Walk(
                    rules,
                    total,
                    page.page(),
                    page.page() + 1,
                    rows + page.rows(),
                    Math.max(lastPage == 1 ? lastRows : full, page.rows()),
                    page.rows(),
                    0,
                    false,
                    firstIds,
                    false,
                    false,
                    false);
        }
        long told = page.total().orElse(0);
        if (!rules.filtered() && told > 0 && told != rows) {
            throw new BrokenReadingException("it told " + told + " rows and gave " + rows);
        }
        boolean repeating = page.rows() > 0;
        if (nothingNew > 0 && repeating != repeats) {
            throw new BrokenReadingException("page " + page.page() + " and the one before it do not agree on the end");
        }
        if (nothingNew + 1 < PAGES_AT_THE_END) {
            return idle(page, repeating);
        }
        if (repeating && lastRows >= full) {
            throw new BrokenReadingException("page " + page.page() + " repeats other pages, and page " + lastPage
                    + " was full, so that more may follow it");
        }
        return ended(repeating);
    }

    /** One page that brings nothing new may be a fault; the next one shows it. */
    private Walk idle(PageFacts page, boolean repeating) {
        return new Walk(
                rules,
                total,
                lastPage,
                page.page() + 1,
                rows,
                full,
                lastRows,
                nothingNew + 1,
                repeating,
                firstIds,
                false,
                false,
                false);
    }

    private boolean repeatsFirst(PageFacts page) {
        return page.page() == 2 && page.ids().equals(firstIds);
    }

    /** A full page that comes again may be a list of one page, or a page number that nobody looks at. */
    private Walk ofWholeListEachTime(PageFacts page) {
        if (page.rows() == rules.pageSize() && !narrow) {
            return new Walk(
                    rules, total, 1, 2, rows, full, lastRows, nothingNew, repeats, firstIds, true, false, false);
        }
        return new Walk(rules, total, 1, 0, rows, full, lastRows, nothingNew, repeats, firstIds, false, true, true);
    }

    private Walk ended(boolean inDoubt) {
        return new Walk(
                rules, total, lastPage, 0, rows, full, lastRows, nothingNew, repeats, firstIds, false, false, inDoubt);
    }

    private static void requirePages(long pages) {
        if (pages > MOST_PAGES) {
            throw new EndlessListException(MOST_PAGES);
        }
    }
}
