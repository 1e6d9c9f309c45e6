package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Function;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A database file that is read and left as it is, also where nobody may write: on a read-only mount, in somebody else's
 * folder, an auditor's copy.
 *
 * <p>SQLite keeps what was written last in a log beside the file and wants to make files there even to read. Where there
 * is no log, nobody has the database open: the file alone is read, as one that does not change, and it is looked at
 * afterwards whether it did. Where there is a log, it belongs to the database and is read too.
 */
public final class Evidence {

    private static final int BUSY_MILLIS = 10_000;

    private Evidence() {}

    /**
     * Reads a database.
     *
     * @param work reads from the data source, which is of no use afterwards
     * @throws DatabaseDamagedException when the file is no whole SQLite database
     * @throws DatabaseTooNewException when a newer version wrote it
     * @throws DatabaseException when it cannot be read, is none of this program, or was written to meanwhile
     * @throws org.iga4camel.cloudflare.model.ConfigurationException when no folder serves to load SQLite from
     */
    public static <T> T read(Path file, Function<DataSource, T> work) {
        NativeLibrary.load(file);
        Path real = real(file);
        if (!hasLog(real, 0)) {
            return readAlone(file, real, work);
        }
        try {
            DataSource both = source(file, "jdbc:sqlite:" + real);
            Schema.requireOurs(both, file);
            return work.apply(both);
        } catch (DatabaseUnreachableException e) {
            if (hasLog(real, 1)) {
                throw new DatabaseException(
                        "The database " + file + " may only be read, and what was written last still stands in the"
                                + " files beside it whose names go on with -wal and -shm, which SQLite cannot take into"
                                + " account here: copy all of them into a folder that this process may write, and name"
                                + " the copy with cloudflare-iga.database; or let whoever writes the database stop",
                        e);
            }
            return readAlone(file, real, work);
        }
    }

    private static <T> T readAlone(Path file, Path real, Function<DataSource, T> work) {
        Object before = state(file, real);
        DataSource alone = source(file, "jdbc:sqlite:" + uri(real) + "?immutable=1");
        Schema.requireOurs(alone, file);
        T result = work.apply(alone);
        if (!before.equals(state(file, real)) || hasLog(real, 1)) {
            throw new DatabaseException(
                    "The database " + file + " was written to while it was read: run this once more", null);
        }
        return result;
    }

    private static DataSource source(Path file, String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(TemporaryFiles.store());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return new Database(source, new DatabaseFile(file));
    }

    /** As SQLite reads it: only what would end a path or stand for another character is written otherwise. */
    private static String uri(Path file) {
        String path = file.toString().replace('\\', '/');
        return "file:" + (path.startsWith("/") ? "" : "/")
                + path.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
    }

    /** Whether what was written last may stand in a log beside the file, written ahead or to roll back with. */
    private static boolean hasLog(Path real, long least) {
        return size(real, "-wal") >= least || size(real, "-journal") >= Math.max(least, 1);
    }

    private static long size(Path real, String beside) {
        try {
            return Files.size(real.resolveSibling(real.getFileName() + beside));
        } catch (IOException none) {
            return -1;
        }
    }

    /** Also of a link the log lies beside what it leads to. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw Faults.named(e, "The database " + file + " cannot be opened");
        }
    }

    private record State(Object key, long size, Object modified) {}

    private static State state(Path file, Path real) {
        try {
            BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class);
            return new State(String.valueOf(now.fileKey()), now.size(), now.lastModifiedTime());
        } catch (IOException e) {
            throw Faults.named(e, "The database " + file + " cannot be opened");
        }
    }
}
