package org.iga4camel.cloudflare.sync;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.iga4camel.cloudflare.model.SyncList;

/**
 * One pass over a list, and where it stands: which pages are still to be asked for. With a total, all pages after the
 * first are known at once; without one, reading goes on until two empty pages in a row.
 *
 * @param id identity of its staged pages
 * @param number 1 for the first reading of the list in this run
 * @param openedAt when it began; what it says is not older
 * @param total rows of the whole list as the first page told, empty when it did not or when the total proves nothing
 * @param lastPage last page to ask for, as far as is known
 * @param nextPage next page to ask for when the end is not known, 0 when there is none
 * @param rows rows seen while reading one page after the other
 * @param emptyInRow empty pages seen last
 * @param firstIds ids of the first page, as in {@link PageFacts#ids()}
 * @param unpaged whether the server gave the whole list for page 1 and again for page 2
 */
public record Reading(
        long id,
        SyncList list,
        int number,
        Instant openedAt,
        OptionalLong total,
        int lastPage,
        int nextPage,
        long rows,
        int emptyInRow,
        String firstIds,
        boolean unpaged) {

    /** Cloudflare's largest page for these lists. */
    static final int PAGE_SIZE = 50;

    /** A list of more pages than this is not believed: reading must end whatever the server says. */
    static final int MOST_PAGES = 20_000;

    private static final int EMPTY_PAGES_AT_THE_END = 2;

    static Reading opened(long id, SyncList list, int number, Instant now) {
        return new Reading(id, list, number, now, OptionalLong.empty(), 1, 1, 0, 0, "", false);
    }

    /** Whether the end is not known and {@link #nextPage()} is to be read. */
    public boolean isOpen() {
        return nextPage != 0;
    }

    /** The pages after the first that are known to exist; empty when their number is not known. */
    public PrimitiveIterator.OfInt rest() {
        return (isOpen() ? IntStream.empty() : IntStream.rangeClosed(2, lastPage)).iterator();
    }

    /**
     * Where the reading stands after a page that was asked for one at a time.
     *
     * @throws BrokenReadingException when the page contradicts the ones before
     */
    public Reading after(PageFacts page) {
        return page.page() == 1 ? afterFirst(page) : afterNext(page);
    }

    /**
     * Checks one of the pages that {@link #rest()} named.
     *
     * @throws BrokenReadingException when it is empty or tells another total than the first
     */
    void require(PageFacts page) {
        if (page.page() == 1 || total.isEmpty() || list.isFiltered()) {
            return;
        }
        if (!page.total().equals(total)) {
            throw new BrokenReadingException("page " + page.page() + " tells another total than page 1");
        }
        if (page.rows() == 0) {
            throw new BrokenReadingException("page " + page.page() + " of " + lastPage + " is empty");
        }
    }

    private Reading afterFirst(PageFacts page) {
        OptionalLong told = page.total();
        if (told.isPresent() && (!list.isFiltered() || told.getAsLong() == page.rows())) {
            long pages = told.getAsLong() <= page.rows() ? 1 : -Math.floorDiv(-told.getAsLong(), pageSize(page));
            requirePages(pages);
            return with(told, (int) pages, 0, page.rows(), 0, page.ids(), false);
        }
        return with(told, 1, 2, page.rows(), page.rows() == 0 ? 1 : 0, page.ids(), false);
    }

    private Reading afterNext(PageFacts page) {
        if (page.rows() > 0 && page.ids().equals(firstIds)) {
            boolean wholeListEachTime = list.mayIgnorePaging() && page.page() == 2 && page.rows() != PAGE_SIZE;
            if (!wholeListEachTime) {
                throw new BrokenReadingException("page " + page.page() + " repeats page 1");
            }
            return with(total, page.page(), 0, rows, 0, firstIds, true);
        }
        long seen = rows + page.rows();
        int empty = page.rows() == 0 ? emptyInRow + 1 : 0;
        boolean ended = empty >= EMPTY_PAGES_AT_THE_END || (total.isPresent() && total.getAsLong() == seen);
        requirePages(page.page() + 1L);
        return with(total, page.page(), ended ? 0 : page.page() + 1, seen, empty, firstIds, false);
    }

    /** A first page that others follow is full, whatever page size was asked for and is told. */
    private static int pageSize(PageFacts first) {
        return first.rows() > 0 ? first.rows() : first.perPage().orElse(PAGE_SIZE);
    }

    private static void requirePages(long pages) {
        if (pages > MOST_PAGES) {
            throw new BrokenReadingException("it would have more than " + MOST_PAGES + " pages");
        }
    }

    private Reading with(
            OptionalLong newTotal,
            int newLastPage,
            int newNextPage,
            long newRows,
            int newEmpty,
            String ids,
            boolean newUnpaged) {
        return new Reading(
                id, list, number, openedAt, newTotal, newLastPage, newNextPage, newRows, newEmpty, ids, newUnpaged);
    }
}
