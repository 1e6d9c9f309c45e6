package org.iga4camel.cloudflare.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * The schema of a database file: is it whole, is it ours, is it up to date. SQLite keeps two numbers in the head of each
 * file for this: {@code application_id} says whose it is, {@code user_version} which migration was the last.
 */
final class Schema {

    /** Number of the last file in {@code cloudflare-iga/migrations}. */
    static final int NEWEST = 1;

    /** "CIGA", as letters. */
    static final int APPLICATION = 0x43494741;

    /** The log that SQLite keeps beside a database would be written into whatever takes the place of it. */
    static final String WHAT_TO_DO =
            "It was left as it is; move it away, together with the files beside it whose names go"
                    + " on with -wal and -shm, and put a snapshot in its place, or begin a new one";

    private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(5);

    private Schema() {}

    /**
     * Lets SQLite look at the file, and tells whether there is nothing to migrate.
     *
     * @throws DatabaseDamagedException when it finds the file damaged
     * @throws DatabaseTooNewException when a newer version of this component wrote it
     * @throws DatabaseException when it holds something that is none of ours, or nothing and may not be begun
     */
    static boolean isUpToDate(DataSource database, Path path, boolean mayBegin) {
        // one transaction: between two looks another process may make of an empty file one of ours
        return new Statements(database).inTransaction(connection -> {
            requireWhole(connection, path);
            int version = version(connection, path);
            if (version == 0 && !mayBegin) {
                throw lost(path, "is empty");
            }
            return version == NEWEST;
        });
    }

    /** A database that is not there any more as what it was. */
    static DatabaseException lost(Path path, String how) {
        return new DatabaseDamagedException(
                "The database " + path + " " + how + ", though it was begun before: nothing is begun in its place. Put"
                        + " a snapshot there, or, to begin a new one on purpose, take away whatever lies there under"
                        + " this name, the files whose names go on with .lock, -wal and -shm too",
                null);
    }

    /**
     * Lets a file pass that is a whole database of this program, of this version or an earlier one.
     *
     * @throws DatabaseDamagedException when SQLite finds it damaged
     * @throws DatabaseTooNewException when a newer version of this component wrote it
     * @throws DatabaseException when it is none of this program
     */
    static void requireOurs(DataSource database, Path path) {
        new Statements(database).with(connection -> {
            requireWhole(connection, path);
            if (version(connection, path) == 0) {
                throw notOurs(path, "it is empty");
            }
            return true;
        });
    }

    /**
     * Lets a schema pass that has all our tables, indexes, triggers and views as the migrations make them. Others beside
     * them are nobody's business.
     *
     * @throws DatabaseDamagedException about the first that is missing or was changed
     */
    static void requireUntouched(Connection connection, Path path) throws SQLException {
        Map<String, String> there = made(connection);
        for (Map.Entry<String, String> ours : Made.BY_US.entrySet()) {
            String found = there.get(ours.getKey());
            if (!ours.getValue().equals(found)) {
                throw new DatabaseDamagedException(
                        "The " + ours.getKey() + " of the database " + path
                                + (found == null ? " is missing" : " is not as this program made it")
                                + ": create it as cloudflare-iga/migrations in the jar says, or put a snapshot in the"
                                + " place of the database",
                        null);
            }
        }
    }

    /** What the statements of a schema made, by type and name. */
    private static Map<String, String> made(Connection connection) throws SQLException {
        Map<String, String> made = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")) {
            while (row.next()) {
                made.put(row.getString(1), row.getString(2));
            }
        }
        return made;
    }

    /** What the migrations make of nothing. */
    private static final class Made {

        static final Map<String, String> BY_US = made();

        private static Map<String, String> made() {
            SQLiteDataSource nothing = new SQLiteDataSource();
            nothing.setUrl("jdbc:sqlite::memory:");
            return new Statements(nothing).with(connection -> {
                for (int version = 1; version <= NEWEST; version++) {
                    apply(connection, version);
                }
                return Schema.made(connection);
            });
        }
    }

    private static void requireWhole(Connection connection, Path path) throws SQLException {
        String verdict = text(connection, "PRAGMA quick_check(1)");
        if (!"ok".equals(verdict)) {
            throw new DatabaseDamagedException(
                    "The database " + path + " is damaged (" + verdict + "). " + WHAT_TO_DO, null);
        }
    }

    /** The last migration that a file of ours has got; 0 for a file in which there is nothing yet. */
    private static int version(Connection connection, Path path) throws SQLException {
        int application = number(connection, "PRAGMA application_id");
        int version = number(connection, "PRAGMA user_version");
        if (application == APPLICATION && version > NEWEST) {
            throw new DatabaseTooNewException("The database " + path + " has schema version " + version
                    + ", written by a newer version of this program, which knows " + NEWEST
                    + ": use that version, or another database");
        }
        if (application == APPLICATION && version > 0) {
            return version;
        }
        if (has(connection, "cloudflare_iga_schema")) {
            throw notOurs(path, "an unreleased build of it made this file");
        }
        if (application != 0 || version != 0 || number(connection, "SELECT count(*) FROM sqlite_master") > 0) {
            throw notOurs(path, "another program made this file");
        }
        return 0;
    }

    private static DatabaseException notOurs(Path path, String why) {
        return new DatabaseException(
                "The database " + path + " is none of this program (" + why
                        + "). It was left as it is; name another file, or move this one away to begin a new one",
                null);
    }

    /**
     * Brings the schema up to date, in one transaction: who is killed meanwhile leaves the file as it was.
     *
     * @throws DatabaseTooNewException when a newer version of this component wrote the file
     */
    static void migrate(DataSource writer, Path path, DatabaseLock lock) {
        // switching the file to a write-ahead log, as the first connection does, must not meet another one
        DatabaseLock.Held held = hold(lock, path);
        try (held) {
            new Statements(writer).inTransaction(connection -> {
                for (int next = version(connection, path) + 1; next <= NEWEST; next++) {
                    apply(connection, next);
                }
                return true;
            });
        }
    }

    /** Makes the step to one version, in the transaction that the connection is in. */
    static void apply(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(Sql.migration(version));
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
            statement.executeUpdate("PRAGMA user_version = " + version);
        }
    }

    /** Takes the write lock and gives it back: whoever may not write is told at the start, and not by the first sync. */
    static void requireWritable(DataSource writer) {
        new Statements(writer).with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                return statement.execute("ROLLBACK");
            }
        });
    }

    private static DatabaseLock.Held hold(DatabaseLock lock, Path path) {
        try {
            return lock.lock("migrate", LONGEST_MIGRATION)
                    .orElseThrow(() -> new DatabaseException(
                            "The database " + path + " is being upgraded by another process; start again later", null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for the database " + path, e);
        }
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        return text(connection, "SELECT name FROM sqlite_master WHERE name = '" + table + "'") != null;
    }

    static int number(Connection connection, String query) throws SQLException {
        return Integer.parseInt(text(connection, query));
    }

    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
