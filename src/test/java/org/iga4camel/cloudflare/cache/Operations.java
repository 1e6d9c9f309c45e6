package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Operations for tests of the journal, and plain SQL on its database. */
public final class Operations {

    private Operations() {}

    /** A grant in account {@code prod} with every column told. */
    public static OperationRecord operation(String id, String status) {
        return operation(id, "prod", status, "ada", "key-" + id);
    }

    static OperationRecord operation(String id, String account, String status, String requestedBy, String key) {
        boolean open = status.equals("open");
        return new OperationRecord(
                id,
                account,
                "grant",
                status,
                "member-1",
                "member-0",
                "ada@example.com",
                requestedBy,
                "a project",
                "TICKET-1",
                key,
                "{\"role\":\"Billing\"}",
                "{\"writes\":1}",
                "[]",
                "[\"Billing\"]",
                2,
                1,
                "8a1f",
                "2026-01-02T03:04:05.006Z",
                open ? null : "2026-01-02T03:04:06.006Z",
                "a sentence",
                "no error");
    }

    /** An open operation of which nothing is known that need not be. */
    static OperationRecord bare(String id) {
        return new OperationRecord(
                id,
                "prod",
                "grant",
                "open",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                "2026-01-02T03:04:05.006Z",
                null,
                null,
                null);
    }

    static Journal journal(Cache cache) {
        return new Journal(cache.writer(), cache.reader());
    }

    static void execute(Cache cache, String sql) throws SQLException {
        try (Connection connection = cache.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** One column of what a query finds. */
    static List<String> query(Cache cache, String sql, String column) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = cache.reader().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(column));
            }
        }
        return found;
    }
}
