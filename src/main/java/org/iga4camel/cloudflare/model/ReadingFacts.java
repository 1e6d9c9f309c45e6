package org.iga4camel.cloudflare.model;

/**
 * What a closed reading of a list received.
 *
 * @param pages pages received
 * @param rows rows received, repeats counted
 * @param pagesWithTotal pages that named a total
 * @param leastTotal smallest total named, 0 when none was
 * @param greatestTotal largest total named, 0 when none was
 * @param filledPages pages with rows
 * @param differentPages filled pages that no other page repeats
 * @param lastFilledPage number of the last page with rows, 0 when there is none
 * @param ids different ids received
 * @param rowsWithoutId rows without an id
 */
public record ReadingFacts(
        int pages,
        long rows,
        int pagesWithTotal,
        long leastTotal,
        long greatestTotal,
        int filledPages,
        int differentPages,
        int lastFilledPage,
        long ids,
        long rowsWithoutId) {}
