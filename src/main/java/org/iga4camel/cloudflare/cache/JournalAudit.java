package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One reading of the journal from its first entry to its last, which ends at the first defect. Used once. */
final class JournalAudit {

    private final String kept;
    private long entries;
    private String head = JournalEntry.START;
    private boolean keptSeen;

    /** @param kept a hash that must occur; null when none was kept */
    JournalAudit(String kept) {
        this.kept = kept;
        this.keptSeen = kept == null || kept.equals(head);
    }

    /** @param connection in a transaction, so that the end does not move meanwhile */
    JournalVerdict of(Connection connection) throws SQLException {
        Optional<String> defect = chain(connection);
        if (defect.isEmpty()) {
            defect = end(connection);
        }
        if (defect.isEmpty() && !keptSeen) {
            defect = Optional.of("No entry of the journal has the hash " + kept
                    + ": since that hash was noted, the journal was written anew or its end was taken away");
        }
        return new JournalVerdict(entries, head, defect);
    }

    private Optional<String> chain(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.read("journal-entries"));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                JournalEntry entry = JournalEntry.of(rows);
                String hash = rows.getString("hash");
                Optional<String> defect = defect(entry, hash);
                if (defect.isPresent()) {
                    return defect;
                }
                entries++;
                head = hash;
                keptSeen |= hash.equals(kept);
            }
            return Optional.empty();
        }
    }

    private Optional<String> defect(JournalEntry entry, String hash) {
        long expected = entries + 1;
        String name =
                "entry " + entry.seq() + " (operation " + entry.operation().id() + ")";
        if (entry.seq() > expected) {
            return Optional.of(missing(expected, entry.seq() - 1) + " before " + name);
        }
        if (entry.seq() < expected) {
            return Optional.of("In the journal " + name + " was put in before the first");
        }
        if (!entry.hash().equals(hash)) {
            return Optional.of("In the journal " + name + " was changed: it does not match its hash");
        }
        if (!entry.previousHash().equals(head)) {
            return Optional.of("In the journal " + name + " does not follow the entry before it:"
                    + " one of the two was put in, moved or changed");
        }
        return Optional.empty();
    }

    private Optional<String> end(Connection connection) throws SQLException {
        long counter = Statements.query(connection, "journal-end", row -> row.getLong("counter"))
                .get(0);
        if (counter > entries) {
            return Optional.of(missing(entries + 1, counter) + " at its end");
        }
        if (counter < entries) {
            return Optional.of("The journal's counter was set back to " + counter + " although there is an entry "
                    + entries + ", so entries at its end may be missing");
        }
        return Optional.empty();
    }

    private static String missing(long from, long to) {
        return from == to
                ? "In the journal entry " + from + " is missing"
                : "In the journal entries " + from + " to " + to + " are missing";
    }
}
