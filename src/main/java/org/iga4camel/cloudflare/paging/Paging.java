package org.iga4camel.cloudflare.paging;

/**
 * How Cloudflare pages a list.
 *
 * <p>Source: what the lists of Cloudflare API v4 were seen to do.
 */
public enum Paging {
    /** Every page tells the total of the list. */
    COUNTED,
    /** A filter leaves rows out that the total may count, so that it proves nothing when it differs. */
    FILTERED,
    /** The whole list may come whatever page is asked for. */
    UNPAGED,
    /** Each page tells a cursor that leads to the next one, and none tells a total: only a second reading proves it. */
    CURSOR
}
