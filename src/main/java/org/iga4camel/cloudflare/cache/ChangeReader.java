package org.iga4camel.cloudflare.cache;

import java.util.List;

/** Reads the changes of accounts in the order in which they were published. */
public final class ChangeReader {

    private final Statements reader;

    public ChangeReader(Statements reader) {
        this.reader = reader;
    }

    /**
     * Some changes and how far they reach.
     *
     * @param rows ordered by id
     * @param end there is no further change of the kinds asked for up to this one
     */
    public record Page(List<ChangeRow> rows, long end) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What comes behind a change.
     *
     * @param kinds JSON array of the kinds to read, null for all
     * @param limit rows at most, at least 1
     */
    public Page after(String account, long changeId, String kinds, int limit) {
        // asked first: what is published in between is then behind the end of this page
        long head = reader.first("change-bounds", row -> row.getLong("head"), account)
                .orElseThrow();
        List<ChangeRow> rows = reader.query("feed-changes", ChangeRow::of, account, changeId, kinds, limit);
        long last = rows.isEmpty() ? changeId : rows.get(rows.size() - 1).id();
        return new Page(rows, rows.size() == limit ? last : Math.max(last, head));
    }
}
