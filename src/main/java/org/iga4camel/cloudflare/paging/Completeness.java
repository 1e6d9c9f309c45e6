package org.iga4camel.cloudflare.paging;

import org.iga4camel.cloudflare.model.ReadingFacts;

/**
 * Whether a reading of a list was whole. Never believed on one sign alone: neither a short page, nor an empty one, nor a
 * total, nor {@code success: true} ends a list.
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
        BROKEN,
        /** It does not end, and would not the next time. */
        HOPELESS
    }

    private static final Completeness PROVEN = new Completeness(Verdict.PROVEN, null);
    private static final Completeness NEEDS_SECOND = new Completeness(Verdict.NEEDS_SECOND, null);

    /** Of a reading that was broken off. */
    public static Completeness broken(BrokenReadingException contradiction) {
        Verdict verdict = contradiction instanceof EndlessListException ? Verdict.HOPELESS : Verdict.BROKEN;
        return new Completeness(verdict, contradiction.getMessage());
    }

    static Completeness broken(String doubt) {
        return new Completeness(Verdict.BROKEN, doubt);
    }

    /** Judges a closed reading by everything it received of the list's pages. */
    public static Completeness of(Walk walk, ReadingFacts facts) {
        if (facts.rowsWithoutId() > 0 && walk.rules().needsIds()) {
            return broken(facts.rowsWithoutId() + " rows have no id");
        }
        if (walk.unpaged()) {
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
            return rowsRepeat || walk.endsInDoubt() ? NEEDS_SECOND : PROVEN;
        }
        if (facts.leastTotal() != facts.greatestTotal()) {
            return broken("its total changed");
        }
        if (!walk.rules().filtered() && facts.pagesWithTotal() > 0) {
            boolean onSome =
                    facts.greatestTotal() == facts.rows() && walk.total().isEmpty();
            return onSome
                    ? NEEDS_SECOND
                    : broken("it told " + facts.greatestTotal() + " rows and gave " + facts.rows());
        }
        return NEEDS_SECOND;
    }
}
