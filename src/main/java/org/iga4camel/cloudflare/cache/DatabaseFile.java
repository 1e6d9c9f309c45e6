package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The file of a database, and whether it is still the one that was opened: SQLite goes on with a file that was deleted,
 * and everything that it writes there is gone at the end of the process. Looking takes microseconds. The file itself is
 * never opened here, because closing it would free SQLite's locks on it.
 *
 * <p>Safe for use by several threads.
 */
final class DatabaseFile {

    private static final List<String> BESIDE = List.of("-wal", "-shm");

    private final Path path;
    /** Null until the database may be used. */
    private volatile Opened opened;

    private volatile long size;
    private volatile int schema;

    /**
     * What was opened.
     *
     * @param key tells it from every other file that lies in its place
     * @param logged whether SQLite keeps its log beside it
     */
    private record Opened(Path real, Object key, boolean logged, DataSource looking) {}

    DatabaseFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Notes what is there now as the database that was opened.
     *
     * @param looking opens a connection of its own each time
     * @throws DatabaseException when it is gone already
     */
    void opened(DataSource looking) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            size = now.size();
            boolean logged = new Statements(looking).with(connection -> {
                Schema.requireUntouched(connection, path);
                schema = Schema.number(connection, "PRAGMA schema_version");
                return Schema.text(connection, "PRAGMA journal_mode").equals("wal");
            });
            opened = new Opened(path.toRealPath(), key(now), logged, looking);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** @throws DatabaseException when the file is another one, or less of it than before; nothing before it was opened */
    void requireSame() {
        Opened expected = opened;
        if (expected == null) {
            return;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (!expected.key().equals(key(now))) {
                throw not("another file lies in its place");
            }
            if (now.size() == 0) {
                throw not("it was cut to nothing");
            }
            if (now.size() < size) {
                // somebody made it smaller, as VACUUM does and as damage does
                Schema.requireOurs(expected.looking(), path);
            }
            size = now.size();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /**
     * The same, and that the transaction will be found again and our tables and views are as we made them.
     *
     * @param writing in a write transaction
     */
    void requireSame(Connection writing) throws SQLException {
        requireSame();
        Opened expected = opened;
        if (expected == null) {
            return;
        }
        for (String beside : expected.logged() ? BESIDE : List.<String>of()) {
            if (!Files.exists(expected.real().resolveSibling(expected.real().getFileName() + beside))) {
                throw not("the file beside it whose name goes on with " + beside + " was deleted");
            }
        }
        requireSchema(writing);
    }

    /** Whether the schema is the one that we made: every statement that changes one leaves another number. */
    void requireSchema(Connection connection) throws SQLException {
        int now = Schema.number(connection, "PRAGMA schema_version");
        if (now != schema) {
            Schema.requireUntouched(connection, path);
            schema = now;
        }
    }

    private static Object key(BasicFileAttributes attributes) {
        // Windows knows no key that Java tells, and lets nobody delete an open file
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }

    private DatabaseException gone(IOException e) {
        return e instanceof NoSuchFileException
                ? not("it was deleted or moved away")
                : Faults.named(e, "The database " + path + " cannot be looked at");
    }

    private DatabaseDamagedException not(String why) {
        return new DatabaseDamagedException(
                "The database " + path + " is not what this process opened (" + why + "), and what would be written"
                        + " would be lost: nothing is. Stop this process, put the file or a snapshot in its place,"
                        + " without a former -wal and -shm beside it, and start again",
                null);
    }
}
