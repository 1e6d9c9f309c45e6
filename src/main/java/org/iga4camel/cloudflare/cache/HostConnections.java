package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * Looks at a host's own data sources before they are used: what does not fit would fail late, in the middle of a sync, or
 * lose a write without a word. What can be seen only by trying is tried, since pools tell their settings in many ways.
 */
final class HostConnections {

    private static final String CURE = ": bind a writer of one connection, with auto-commit on and"
            + " transaction_mode=IMMEDIATE, and a reader on the same file, or none of the two.";
    /** A pool of several connections has handed out the second one by then. */
    private static final long SECOND_CONNECTION_MS = 250;

    private HostConnections() {}

    /**
     * Refuses data sources that are not one writer and its readers on one file.
     *
     * @return the file
     * @throws ConfigurationException with what does not fit
     * @throws DatabaseException when the file cannot be opened, or somebody else has it locked
     */
    static Path require(DataSource writer, DataSource reader) {
        Path file = file(writer, "cloudflareIgaWriter");
        Path read = file(reader, "cloudflareIgaReader");
        if (!isSame(file, read)) {
            throw new ConfigurationException("The data sources must lead to one file, but cloudflareIgaWriter leads to "
                    + file + " and cloudflareIgaReader to " + read + CURE);
        }
        try (Connection connection = writer.getConnection()) {
            requireAutoCommit(connection);
            requireNoSecond(writer);
            requireImmediate(connection, file);
        } catch (SQLException e) {
            throw Faults.named(e, file);
        }
        return file;
    }

    private static Path file(DataSource source, String name) {
        try (Connection connection = source.getConnection()) {
            String file = "SQLite".equals(connection.getMetaData().getDatabaseProductName())
                    ? Schema.text(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'")
                    : null;
            if (file == null || file.isEmpty()) {
                throw new ConfigurationException("The data source " + name + " leads to no SQLite file" + CURE);
            }
            return Path.of(file);
        } catch (SQLException e) {
            DatabaseException named = Faults.named(e, (Path) null);
            throw new DatabaseException("The data source " + name + ": " + named.getMessage(), named);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireAutoCommit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw wrong("must hand out connections with auto-commit on, but it is off");
        }
    }

    private static void requireNoSecond(DataSource writer) {
        OptionalInt most = mostConnections(writer);
        if (most.isPresent() ? most.getAsInt() != 1 : handsOutAnother(writer)) {
            throw wrong("must hand out one connection at a time, as a pool of one does, but it has several");
        }
    }

    /** As the pools tell it that most hosts have: HikariCP, DBCP, Tomcat's, c3p0. */
    private static OptionalInt mostConnections(DataSource writer) {
        for (String getter : List.of("getMaximumPoolSize", "getMaxTotal", "getMaxActive", "getMaxPoolSize")) {
            try {
                return OptionalInt.of(
                        (Integer) writer.getClass().getMethod(getter).invoke(writer));
            } catch (ReflectiveOperationException | ClassCastException anotherPool) {
                // asked in another way
            }
        }
        return OptionalInt.empty();
    }

    /** While one is held. Whoever waits for it gets it later and gives it back at once. */
    private static boolean handsOutAnother(DataSource writer) {
        CompletableFuture<Void> second = CompletableFuture.runAsync(
                () -> {
                    try (Connection another = writer.getConnection()) {
                        another.getAutoCommit();
                    } catch (SQLException none) {
                        throw new IllegalStateException(none);
                    }
                },
                task -> {
                    Thread waiting = new Thread(task, "cloudflare-iga-second-connection");
                    waiting.setDaemon(true);
                    waiting.start();
                });
        try {
            second.get(SECOND_CONNECTION_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException one) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Between the beginning of a transaction and its first statement nobody else may get the write lock. */
    private static void requireImmediate(Connection writing, Path file) throws SQLException {
        boolean locks;
        writing.setAutoCommit(false);
        try {
            locks = isLocked(file);
        } finally {
            writing.setAutoCommit(true);
        }
        if (!locks) {
            throw wrong("must begin its transactions with the write lock (transaction_mode=IMMEDIATE), but does not");
        }
    }

    private static boolean isLocked(Path file) throws SQLException {
        SQLiteConfig impatient = new SQLiteConfig();
        impatient.setBusyTimeout(0);
        SQLiteDataSource other = new SQLiteDataSource(impatient);
        other.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = other.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return false;
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code) {
                return true;
            }
            throw e;
        }
    }

    private static ConfigurationException wrong(String what) {
        return new ConfigurationException("The data source cloudflareIgaWriter " + what + CURE);
    }
}
