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
import java.util.Optional;
import org.iga4camel.cloudflare.model.Times;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The published state of one account at one moment, as changes that add it: roles, then members, then rights. It is read
 * bit by bit in one read transaction on a connection of its own, so no more than what was asked for is in memory, and
 * what is published meanwhile is not in it. The database cannot shrink its write-ahead log as long as this is open.
 *
 * <p>For one thread at a time.
 */
public final class PresentState implements AutoCloseable {

    private static final List<String> LISTS = List.of("snapshot-roles", "snapshot-members", "snapshot-rights");

    private final Connection connection;
    private final Path database;
    private final Deque<String> lists = new ArrayDeque<>(LISTS);
    private final String account;
    private final String at;
    private final String kinds;
    private final long newestChange;
    private PreparedStatement statement;
    private ResultSet rows;

    private PresentState(
            Connection connection, Path database, String account, String at, String kinds, long newestChange) {
        this.connection = connection;
        this.database = database;
        this.account = account;
        this.at = at;
        this.newestChange = newestChange;
        this.kinds = kinds;
    }

    /**
     * Begins to read.
     *
     * @param account alias
     * @param at what is told as the time of the changes
     * @param kinds JSON array of the kinds to read, null for all
     * @return empty when the account was never published
     * @throws DatabaseException when the database refuses
     */
    public static Optional<PresentState> open(Path database, String account, Instant at, String kinds) {
        try {
            Connection connection = connect(database);
            try {
                return begin(connection, database, account, Times.text(at), kinds);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.named(e, database);
        }
    }

    private static Connection connect(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + database);
    }

    private static Optional<PresentState> begin(
            Connection connection, Path database, String account, String at, String kinds) throws SQLException {
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
        return Optional.of(new PresentState(connection, database, account, at, kinds, newest.get(0)));
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
            statement = Statements.prepare(connection, Sql.read(lists.remove()), account, at, kinds);
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
