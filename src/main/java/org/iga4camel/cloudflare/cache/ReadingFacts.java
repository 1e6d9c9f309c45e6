package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

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
        long rowsWithoutId) {

    static ReadingFacts of(ResultSet row) throws SQLException {
        return new ReadingFacts(
                row.getInt("pages"),
                row.getLong("rows"),
                row.getInt("pages_with_total"),
                row.getLong("least_total"),
                row.getLong("greatest_total"),
                row.getInt("filled_pages"),
                row.getInt("different_pages"),
                row.getInt("last_filled_page"),
                row.getLong("ids"),
                row.getLong("rows_without_id"));
    }
}
