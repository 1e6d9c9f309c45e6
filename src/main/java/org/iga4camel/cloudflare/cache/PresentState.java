package org.iga4camel.cloudflare.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Times;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The published state of one account at one moment, as changes that add it: what is listed, then members, then rights. It is read
 * bit by bit in one read transaction on a connection of its own, so no more than what was asked for is in memory, and
 * what is published meanwhile is not in it. The database cannot shrink its write-ahead log as long as this is open.
 *
 * <p>For one thread at a time.
 */
public final class PresentState implements AutoCloseable {

    private final Connection connection;
    private final Path database;
    private final Deque<Told> lists = new ArrayDeque<>();
    private final String account;
    private final String at;
    private final String changes;
    private final long newestChange;
    private PreparedStatement statement;
    private ResultSet rows;

    private PresentState(
            Connection connection,
            Path database,
            String account,
            String at,
            String changes,
            List<Told> kinds,
            long newestChange) {
        this.connection = connection;
        this.database = database;
        this.account = account;
        this.at = at;
        this.newestChange = newestChange;
        this.changes = changes;
        lists.addAll(kinds);
        lists.add(new Told("snapshot-members", null, null));
        lists.add(new Told("snapshot-rights", null, null));
    }

    /** A kind that is told: the statement that reads it, its name, and the name of the change that would have added it. */
    private record Told(String statement, String kind, String added) {}

    /**
     * Begins to read.
     *
     * @param account alias
     * @param at what is told as the time of the changes
     * @param changes JSON array of the names of the changes to tell, null for all
     * @param added names of the changes that add objects of the kinds that are only listed, by kind and in this order
     * @return empty when the account was never published
     * @throws DatabaseException when the database refuses
     */
    public static Optional<PresentState> open(
            Path database, String account, Instant at, String changes, Map<String, String> added) {
        try {
            Connection connection = connect(database);
            try {
                return begin(connection, database, account, Times.text(at), changes, told(added));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.named(e, database);
        }
    }

    private static List<Told> told(Map<String, String> added) {
        return added.entrySet().stream()
                .map(kind -> new Told("snapshot-objects", kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Connection connect(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + database);
    }

    private static Optional<PresentState> begin(
            Connection connection, Path database, String account, String at, String changes, List<Told> kinds)
            throws SQLException {
        connection.setAutoCommit(false);
        List<Long> newest = Statements.query(
                connection,
                "snapshot-state",
                row -> row.getBoolean("published") ? row.getLong("newest") : null,
                account);
        if (newest.isEmpty() || newest.get(0) == null) {
            connection.close();
            return Optional.empty();
        }
        return Optional.of(new PresentState(connection, database, account, at, changes, kinds, newest.get(0)));
    }

    /** The newest change that the state shows; 0 for none. */
    public long newestChange() {
        return newestChange;
    }

    /**
     * The next changes; fewer than asked for only at the end.
     *
     * @throws DatabaseException when the database refuses
     */
    public List<ChangeRow> next(int limit) {
        List<ChangeRow> next = new ArrayList<>();
        try {
            while (next.size() < limit && hasRow()) {
                next.add(ChangeRow.of(rows));
            }
        } catch (SQLException e) {
            throw Faults.named(e, database);
        }
        return next;
    }

    private boolean hasRow() throws SQLException {
        while (true) {
            if (rows != null && rows.next()) {
                return true;
            }
            if (statement != null) {
                statement.close();
            }
            if (lists.isEmpty()) {
                rows = null;
                return false;
            }
            Told list = lists.remove();
            statement = Statements.prepare(
                    connection, Sql.read(list.statement()), account, at, changes, list.kind(), list.added());
            rows = statement.executeQuery();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Faults.named(e, database);
        }
    }
}
