package org.iga4camel.cloudflare.paging;

/**
 * What is peculiar to a list.
 *
 * @param pageSize how many rows to ask for
 * @param needsIds whether a row without an id makes its reading unbelievable
 */
public record ListRules(Paging paging, int pageSize, boolean needsIds) {

    /** Whether the total may count rows that the filter leaves out, and so proves nothing when it differs. */
    boolean filtered() {
        return paging == Paging.FILTERED;
    }

    /** Whether Cloudflare may answer with the whole list whatever page is asked for. */
    boolean mayIgnorePaging() {
        return paging == Paging.UNPAGED;
    }
}
