package org.iga4camel.cloudflare.cache;

import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.Times;

/** One account in a database file of its own, with what syncs and operations do to it. */
final class Account implements AutoCloseable {

    static final String ALIAS = "default";
    static final String ID = "0123456789abcdef0123456789abcdef";
    static final String KEY = "com.cloudflare.api.account." + ID;

    private final Cache cache;
    private final Statements writer;
    private final Staging staging;
    private final RunStore runs;
    private final MemberPublication members = publication();

    Account(Path file) {
        cache = Cache.open(file);
        writer = new Statements(cache.writer());
        staging = new Staging(writer, Kinds.DECLARED.json());
        runs = new RunStore(writer, new Statements(cache.reader()));
        runs.bind(ALIAS, ID);
    }

    static MemberPublication publication() {
        return new MemberPublication(Kinds.members().staged(), Kinds.DECLARED.json());
    }

    PublishedState published() {
        return new PublishedState(new Statements(cache.reader()));
    }

    /** A sync that finds these members, and of nobody else anything; roles stay. Changes are written. */
    void sync(Instant at, String... members) {
        sync(at, List.of(members), List.of());
    }

    /** A sync that finds these members as told, and that those are gone. */
    void sync(Instant at, List<String> members, List<String> gone) {
        RunStore.Opened run = runs.open(ALIAS, ID, at);
        StagedList list = Kinds.members().staged();
        execute("INSERT INTO staged_object (publication_id, kind, parent, id, fields, other_fields)" + " SELECT "
                + run.publication() + ", kind, parent, id, fields, other_fields FROM object");
        long reading = staging.open(run.publication(), list, at).id();
        execute(
                "INSERT INTO staged_page (reading_id, page, requested_at, row_count, ids, rows) VALUES (?, 1, ?, ?, ?, ?)",
                reading,
                Times.text(at),
                members.size(),
                "[]",
                members.toString());
        staging.close(reading);
        staging.unfold(run.publication(), ALIAS, list, reading);
        staging.complete(run.publication(), ALIAS);
        gone.forEach(member -> staging.confirmAbsence(run.publication(), member, at));
        staging.publish(run.publication(), run.run(), ALIAS, at, true, 0, "[]");
        runs.clearStaging(ALIAS);
    }

    void refresh(String row, MemberPublication.Verified verified) {
        writer.inTransaction(connection -> {
            members.refresh(connection, ALIAS, row, verified);
            return null;
        });
    }

    void removed(String member, MemberPublication.Verified verified) {
        writer.inTransaction(connection -> {
            members.removed(connection, ALIAS, member, verified);
            return null;
        });
    }

    void replaced(String former, String row, MemberPublication.Verified verified) {
        writer.inTransaction(connection -> {
            members.replaced(connection, ALIAS, former, row, verified);
            return null;
        });
    }

    /** An operation that shows what it saw at an instant, and trusts no reading up to then. */
    static MemberPublication.Verified at(Instant at) {
        return new MemberPublication.Verified(at, at, "operation", "hub", false);
    }

    void execute(String sql, Object... parameters) {
        writer.with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    List<Map<String, Object>> query(String sql) {
        return writer.with(connection -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                ResultSetMetaData columns = result.getMetaData();
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    Object one(String sql) {
        return query(sql).get(0).values().iterator().next();
    }

    List<Object> kinds() {
        return query("SELECT kind FROM change ORDER BY id").stream()
                .map(row -> row.get("kind"))
                .toList();
    }

    @Override
    public void close() {
        cache.close();
    }
}
