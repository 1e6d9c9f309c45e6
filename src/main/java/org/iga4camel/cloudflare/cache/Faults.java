package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.model.FirstCause;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Gives a failure of SQLite or of its file the sentence that people need, and the type that a caller can tell apart.
 * Every statement of ours, whoever runs it, is named here.
 */
public final class Faults {

    /** What operating systems say, in the words in which Java hands it on. */
    private static final List<String> FULL =
            List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

    /** Bytes: what SQLite asks for at once for the index of its log. */
    private static final long LEAST_ROOM = 32 * 1024;

    private Faults() {}

    /**
     * Names what a statement or a connection failed for.
     *
     * @param database where the connection came from; its file is told when it is one of {@link Cache}'s
     */
    public static DatabaseException named(SQLException failure, DataSource database) {
        return named(failure, database instanceof Database ours ? ours.file() : null);
    }

    /** The same for a file; null when it is not known. */
    static DatabaseException named(SQLException failure, Path file) {
        String database = file == null ? "The database" : "The database " + file;
        SQLException told = bySqlite(failure);
        String reason = " (" + told.getMessage() + ")";
        return switch (code(told)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new DatabaseDamagedException(database + " is damaged" + reason + ". " + Schema.WHAT_TO_DO, failure);
            case SQLITE_BUSY, SQLITE_PROTOCOL ->
                new DatabaseException(
                        database + " is locked by somebody else who writes to it" + reason
                                + ". Try again when they have ended",
                        failure);
            case SQLITE_FULL -> full(database, reason, failure);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                new DatabaseUnreachableException(
                        database + " may not be written" + reason + ": let this process write the file, its folder and"
                                + " the files beside it whose names go on with -wal and -shm",
                        failure);
            case SQLITE_CANTOPEN ->
                new DatabaseUnreachableException(
                        database + " cannot be opened" + reason
                                + ": the file and its folder must be there, and open to this process",
                        failure);
            case SQLITE_IOERR ->
                isWithoutRoom(told, file)
                        ? full(database, reason, failure)
                        : new DatabaseException(
                                database + " cannot be read or written" + reason
                                        + ": look at the disk, at its quota, and whether SQLite has a folder for temporary files"
                                        + " (SQLITE_TMPDIR, else /var/tmp or /tmp)",
                                failure);
            default -> new DatabaseException(database + " failed: " + failure.getMessage(), failure);
        };
    }

    /**
     * Names what could not be done with a file beside the database.
     *
     * @param what could not be done, begins a sentence and names the file
     */
    static DatabaseException named(IOException failure, String what) {
        String sentence = what + ": " + FirstCause.inWords(failure);
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return FULL.stream().anyMatch(reason::contains)
                ? new DiskFullException(sentence, failure)
                : new DatabaseUnreachableException(sentence, failure);
    }

    private static DiskFullException full(String database, String reason, SQLException failure) {
        return new DiskFullException(
                database + " finds its disk full" + reason
                        + ": make room and try again. What stood in it before still does",
                failure);
    }

    /** Some of what SQLite does with files fails in another way than its writing where there is no room. */
    private static boolean isWithoutRoom(SQLException told, Path file) {
        if (told instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return true;
        }
        try {
            return file != null && Files.getFileStore(file).getUsableSpace() < LEAST_ROOM;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** A pool tells that it has no connection, and why only behind that. */
    private static SQLException bySqlite(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite;
            }
        }
        return failure;
    }

    private static SQLiteErrorCode code(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    }
}
