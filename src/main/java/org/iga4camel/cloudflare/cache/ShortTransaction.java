package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work in one short write transaction and leaves the connection as it came, with auto-commit on.
 *
 * <p>The SQLite driver begins a transaction whenever auto-commit goes off, and a new one after every {@code commit()}
 * or {@code rollback()}. With {@code transaction_mode=IMMEDIATE} each of them takes the write lock, so the transaction
 * is ended by switching auto-commit on, which commits without beginning another.
 */
final class ShortTransaction {

    private ShortTransaction() {}

    /**
     * @param work must not outlive the call with its connection, nor ask the same pool for a second one
     * @throws DatabaseException when the write lock was not to be had in time or the database refused; nothing is written
     */
    static <T> T run(DataSource writer, Function<Connection, T> work) {
        try (Connection connection = writer.getConnection()) {
            begin(connection);
            T result;
            try {
                result = work.apply(connection);
                if (writer instanceof Database ours) {
                    ours.requireSame(connection);
                }
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
            commit(connection);
            return result;
        } catch (SQLException e) {
            throw Faults.named(e, writer);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            // the driver has noted "off" before it was refused the lock, and would not begin the next transaction
            noteAutoCommitOn(connection);
            throw e;
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // the driver has noted "on", so its rollback() would refuse
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                e.addSuppressed(alreadyRolledBack);
            }
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        noteAutoCommitOn(connection);
    }

    private static void noteAutoCommitOn(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException nothingToCommit) {
            // there is no transaction; what counts is that the driver now knows that auto-commit is on
        }
    }
}
