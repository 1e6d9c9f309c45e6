package org.iga4camel.cloudflare.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** The schema of a database file: is it whole, is it ours, is it up to date. */
final class Schema {

    /** Version of the last file in {@code cloudflare-iga/migrations}. */
    static final String NEWEST = "5";

    /** The log that SQLite keeps beside a database would be written into whatever takes the place of it. */
    static final String WHAT_TO_DO =
            "It was left as it is; move it away, together with the files beside it whose names go"
                    + " on with -wal and -shm, and put a snapshot in its place, or begin a new one";

    private static final String HISTORY = "cloudflare_iga_schema";
    private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(5);

    private Schema() {}

    /**
     * Lets SQLite look at the file, and tells whether there is nothing to migrate. That is answered without Flyway, which
     * takes as long to load as everything else that a start does with the database.
     *
     * @throws DatabaseDamagedException when it finds the file damaged
     */
    static boolean isUpToDate(DataSource database, Path path) {
        return new Statements(database).with(connection -> {
            requireWhole(connection, path);
            return hasHistory(connection) && NEWEST.equals(version(connection));
        });
    }

    /**
     * Lets a file pass that is a whole database of this program, of this version or an earlier one.
     *
     * @throws DatabaseDamagedException when SQLite finds it damaged
     * @throws DatabaseTooNewException when a newer version of this component wrote it
     * @throws DatabaseException when it is none of this program
     */
    static void requireOurs(DataSource database, Path path) {
        String version = new Statements(database).with(connection -> {
            requireWhole(connection, path);
            return hasHistory(connection) ? version(connection) : null;
        });
        if (version == null) {
            throw new DatabaseException("The database " + path + " is none of this program", null);
        }
        if (MigrationVersion.fromVersion(version).isNewerThan(NEWEST)) {
            throw tooNew(path, version, NEWEST);
        }
    }

    private static void requireWhole(Connection connection, Path path) throws SQLException {
        String verdict = one(connection.createStatement(), "PRAGMA quick_check(1)");
        if (!"ok".equals(verdict)) {
            throw new DatabaseDamagedException(
                    "The database " + path + " is damaged (" + verdict + "). " + WHAT_TO_DO, null);
        }
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        return one(connection.createStatement(), "SELECT name FROM sqlite_master WHERE name = '" + HISTORY + "'")
                != null;
    }

    /** The version that the last migration led to. */
    private static String version(Connection connection) throws SQLException {
        return one(
                connection.createStatement(),
                "SELECT version FROM " + HISTORY + " ORDER BY installed_rank DESC LIMIT 1");
    }

    /**
     * Brings the schema up to date.
     *
     * @throws DatabaseTooNewException when a newer version of this component wrote the file
     */
    static void migrate(DataSource writer, Path path, DatabaseLock lock) {
        DatabaseLock.Held held = hold(lock, path);
        try (held) {
            Flyway flyway = Flyway.configure()
                    .dataSource(writer)
                    .locations("classpath:cloudflare-iga/migrations")
                    .table(HISTORY)
                    .load();
            MigrationInfoService info = flyway.info();
            refuseNewer(info, path);
            if (info.pending().length > 0) {
                flyway.migrate();
            }
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw Statements.named(sql);
            }
            throw new DatabaseException("The database " + path + " cannot be brought up to date: " + e.getMessage(), e);
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

    /** The file behind a data source. */
    static Path file(DataSource dataSource) {
        String file = new Statements(dataSource).with(connection -> {
            String name =
                    one(connection.createStatement(), "SELECT file FROM pragma_database_list WHERE name = 'main'");
            if (name == null || name.isEmpty()) {
                throw new SQLException("the data source must be a SQLite file");
            }
            return name;
        });
        return Path.of(file);
    }

    private static void refuseNewer(MigrationInfoService info, Path path) {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo migration : info.all()) {
            if (migration.getState().isResolved()
                    && migration.getVersion() != null
                    && migration.getVersion().compareTo(newest) > 0) {
                newest = migration.getVersion();
            }
        }
        MigrationInfo current = info.current();
        if (current != null && current.getVersion().compareTo(newest) > 0) {
            throw tooNew(path, current.getVersion(), newest);
        }
    }

    private static DatabaseTooNewException tooNew(Path path, Object version, Object known) {
        return new DatabaseTooNewException("The database " + path + " has schema version " + version
                + ", written by a newer version of this program, which knows " + known
                + ": use that version, or another database");
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (statement;
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
