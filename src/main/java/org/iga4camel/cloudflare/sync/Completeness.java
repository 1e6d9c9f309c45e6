package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.cache.ReadingFacts;
import org.iga4camel.cloudflare.model.SyncList;

/**
 * Whether a reading of a list was whole. Never believed on one sign alone: neither a short page, nor an empty one, nor
 * {@code success: true} ends a list.
 *
 * @param verdict what follows
 * @param doubt the contradiction in words, null unless broken
 */
public record Completeness(Verdict verdict, String doubt) {

    /** What a reading is worth. */
    public enum Verdict {
        /** Whole by itself. */
        PROVEN,
        /** Whole if a second reading shows the same ids. */
        NEEDS_SECOND,
        /** It contradicts itself. */
        BROKEN
    }

    private static final Completeness PROVEN = new Completeness(Verdict.PROVEN, null);
    private static final Completeness NEEDS_SECOND = new Completeness(Verdict.NEEDS_SECOND, null);

    static Completeness broken(String doubt) {
        return new Completeness(Verdict.BROKEN, doubt);
    }

    /** Judges a closed reading by everything it received. */
    static Completeness of(Reading reading, ReadingFacts facts) {
        if (facts.rowsWithoutId() > 0 && isMembers(reading.list())) {
            return broken(facts.rowsWithoutId() + " rows have no id");
        }
        if (reading.unpaged()) {
            return NEEDS_SECOND;
        }
        if (facts.differentPages() < facts.filledPages()) {
            return broken("two pages hold the same rows");
        }
        if (facts.filledPages() < facts.lastFilledPage()) {
            return broken("a page inside the list is empty or missing");
        }
        boolean totalAgrees = facts.pages() > 0
                && facts.pagesWithTotal() == facts.pages()
                && facts.leastTotal() == facts.greatestTotal()
                && facts.greatestTotal() == facts.rows();
        boolean rowsRepeat = facts.ids() + facts.rowsWithoutId() < facts.rows();
        if (totalAgrees) {
            return rowsRepeat ? NEEDS_SECOND : PROVEN;
        }
        if (reading.total().isPresent() && !reading.list().isFiltered()) {
            return broken("it told " + reading.total().getAsLong() + " rows and gave " + facts.rows());
        }
        return facts.leastTotal() == facts.greatestTotal() ? NEEDS_SECOND : broken("its total changed");
    }

    private static boolean isMembers(SyncList list) {
        return list == SyncList.MEMBERS || list == SyncList.REJECTED_MEMBERS;
    }
}
