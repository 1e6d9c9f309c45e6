package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The journal of provisioning operations: append-only, and chained so that a change made behind our back is found.
 *
 * <p>Each row carries the hash of the row before ({@code previous_hash}, 64 zeros in the first) and its own. An auditor
 * recomputes {@code hash} as the SHA-256, in lower-case hex, of the UTF-8 bytes of one JSON array as RFC 8785 writes it
 * (no white space, {@code null} for NULL, a text that itself holds JSON as a text). It holds, in this order:
 * previous_hash, seq, id, account, kind, status, member_id, former_member_id, email, requested_by, reason, reference,
 * idempotency_key, request, plan, before, after, requests, writes, cf_ray, started_at, finished_at, detail, error.
 *
 * <p>{@code seq} counts from 1 without gaps; the table {@code sqlite_sequence} tells how far it had come. Who writes
 * the whole chain anew, or sets that counter back, is found only by comparing with a hash that was kept elsewhere.
 *
 * <p>Every method throws {@link DatabaseException} when the database refuses. Safe for use by several threads and
 * processes.
 */
public final class Journal {

    private final Statements writer;
    private final Statements reader;

    /**
     * @param writer hands out one connection at a time, auto-commit on, {@code transaction_mode=IMMEDIATE}
     * @param reader never blocked by the writer
     */
    public Journal(DataSource writer, DataSource reader) {
        this.writer = new Statements(writer);
        this.reader = new Statements(reader);
    }

    /** Adds a state of an operation, durably before this returns. */
    public void append(OperationRecord operation) {
        writer.inTransaction(connection -> {
            append(connection, operation);
            return null;
        });
    }

    /** The same as part of a write transaction that the caller has begun and ends. */
    void append(Connection connection, OperationRecord operation) throws SQLException {
        JournalEntry entry = Statements.query(
                        connection,
                        "journal-end",
                        end -> new JournalEntry(
                                Optional.ofNullable(end.getString("hash")).orElse(JournalEntry.START),
                                // beyond what was taken away at the end, so that it stays missed
                                Math.max(end.getLong("seq"), end.getLong("counter")) + 1,
                                operation))
                .get(0);
        List<Object> values = new ArrayList<>();
        values.add(entry.seq());
        values.addAll(entry.columns());
        values.add(entry.previousHash());
        values.add(entry.hash());
        Statements.update(connection, "journal-append", values.toArray());
    }

    /** How an operation stands; empty when the account has none of that id. */
    public Optional<OperationRecord> find(String account, String id) {
        return reader.first("journal-operation", OperationRecord::of, account, id);
    }

    /** An account's operations that are open, oldest first. */
    public List<OperationRecord> open(String account) {
        return reader.query("journal-open", OperationRecord::of, account);
    }

    /**
     * How the newest operation stands that was asked for under an idempotency key; empty when there is none.
     *
     * @param requestedBy null finds what nobody in particular asked for
     * @param key never null
     */
    public Optional<OperationRecord> byIdempotencyKey(String account, String requestedBy, String key) {
        return reader.first("journal-by-key", OperationRecord::of, account, requestedBy, key);
    }

    /** Reads the whole journal and looks for rows that were changed, taken away, put in or moved. */
    public JournalVerdict verify() {
        return audit(new JournalAudit(null));
    }

    /**
     * The same, and looks for a hash that an earlier verdict named as the head: it is missing when the chain was
     * written anew since then.
     *
     * @param head 64 lower-case hex characters
     */
    public JournalVerdict verify(String head) {
        return audit(new JournalAudit(head));
    }

    private JournalVerdict audit(JournalAudit audit) {
        return reader.with(connection -> {
            connection.setAutoCommit(false);
            try {
                return audit.of(connection);
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }
}
