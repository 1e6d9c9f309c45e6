package org.iga4camel.cloudflare.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One row of the journal without its own hash: the state of an operation, and its place in the chain that
 * {@link Journal} describes.
 *
 * @param previousHash of the entry before; {@link #START} for the first
 * @param seq 1 for the first entry, one more for each further one
 */
record JournalEntry(String previousHash, long seq, OperationRecord operation) {

    /** What the first entry has for the hash of the entry before. */
    static final String START = "0".repeat(64);

    // escapes in lower case, as RFC 8785 has them and most languages write them
    private static final ObjectWriter CANONICAL = JsonMapper.builder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build()
            .writer();

    static JournalEntry of(ResultSet row) throws SQLException {
        return new JournalEntry(row.getString("previous_hash"), row.getLong("seq"), OperationRecord.of(row));
    }

    /** The operation's columns, in the order of the table. */
    List<Object> columns() {
        List<Object> columns = new ArrayList<>();
        columns.add(operation.id());
        columns.add(operation.account());
        columns.add(operation.kind());
        columns.add(operation.status());
        columns.add(operation.memberId());
        columns.add(operation.formerMemberId());
        columns.add(operation.email());
        columns.add(operation.requestedBy());
        columns.add(operation.reason());
        columns.add(operation.reference());
        columns.add(operation.idempotencyKey());
        columns.add(operation.request());
        columns.add(operation.plan());
        columns.add(operation.before());
        columns.add(operation.after());
        columns.add(operation.requests());
        columns.add(operation.writes());
        columns.add(operation.cfRay());
        columns.add(operation.startedAt());
        columns.add(operation.finishedAt());
        columns.add(operation.detail());
        columns.add(operation.error());
        return columns;
    }

    /** The hash as it must stand in the row. */
    String hash() {
        List<Object> values = new ArrayList<>();
        values.add(previousHash);
        values.add(seq);
        values.addAll(columns());
        try {
            byte[] text = CANONICAL.writeValueAsString(values).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Texts and numbers are JSON, and every Java has SHA-256", e);
        }
    }
}
