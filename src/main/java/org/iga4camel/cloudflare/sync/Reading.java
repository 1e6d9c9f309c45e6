package org.iga4camel.cloudflare.sync;

import java.time.Instant;
import java.util.PrimitiveIterator;
import org.iga4camel.cloudflare.kinds.AccountList;
import org.iga4camel.cloudflare.paging.PageFacts;
import org.iga4camel.cloudflare.paging.SeenIds;
import org.iga4camel.cloudflare.paging.Walk;

/**
 * One pass of a run over a list, and where it stands.
 *
 * @param id identity of its staged pages
 * @param number 1 for the first reading of the list in this run
 * @param openedAt when it began; what it says is not older
 * @param walk which pages are still to be asked for
 * @param seen what its pages have shown
 * @param cursor leads to the next page, null where the list is not paged by cursors, or before its first page
 */
public record Reading(long id, AccountList list, int number, Instant openedAt, Walk walk, SeenIds seen, String cursor) {

    static Reading opened(long id, AccountList list, int number, Instant now) {
        return new Reading(id, list, number, now, Walk.begin(list.rules()), new SeenIds(), null);
    }

    /** Whether the end is not known and {@link #nextPage()} is to be read. */
    public boolean isOpen() {
        return walk.isOpen();
    }

    /** The page to read next, one at a time. */
    public int nextPage() {
        return walk.nextPage();
    }

    /** The pages after the first that are known to exist, to be read at the same time. */
    public PrimitiveIterator.OfInt rest() {
        return walk.rest();
    }

    /**
     * Where the reading stands after a page that was asked for one at a time.
     *
     * @throws org.iga4camel.cloudflare.paging.BrokenReadingException when the page contradicts the ones before
     */
    public Reading after(PageFacts page) {
        return new Reading(id, list, number, openedAt, walk.after(page), seen, page.cursor());
    }
}
