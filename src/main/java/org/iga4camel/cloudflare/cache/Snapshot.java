package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.model.InvalidInputException;

/** A consistent copy of the database, made from one reader's view of it. */
public final class Snapshot {

    private Snapshot() {}

    /**
     * Writes the copy, readable by its owner only. Writers go on meanwhile; what they write is not in it.
     *
     * @param database a reader of it
     * @param file must not exist
     * @throws InvalidInputException when the file exists or its directory does not
     * @throws DatabaseException when it cannot be written; nothing is left behind then
     */
    public static void write(DataSource database, Path file) {
        requireNew(file);
        try {
            // SQLite accepts an empty file, and would make one that everybody may read
            Files.createFile(file, Cache.ownerOnly());
        } catch (IOException e) {
            throw Faults.named(e, "Cannot write the snapshot " + file);
        }
        try {
            new Statements(database).with(connection -> {
                try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                    copy.setString(1, file.toString());
                    return copy.execute();
                }
            });
        } catch (DiskFullException e) {
            delete(file, e);
            // SQLite tells it of the database, on whose disk there may be room
            throw new DiskFullException(
                    "Cannot write the snapshot " + file + ": the disk is full; make room, or name another folder", e);
        } catch (RuntimeException e) {
            delete(file, e);
            throw e;
        }
    }

    /**
     * Checks that a file may become a snapshot, touching nothing.
     *
     * @throws InvalidInputException when it may not
     */
    public static void requireNew(Path file) {
        // a link that leads nowhere is in the way as well
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(
                    "The snapshot " + file + " exists already: name a file that does not, nothing is overwritten.");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new InvalidInputException("The snapshot " + file
                    + " cannot be created: name a file in a directory that exists and may be written.");
        }
    }

    private static void delete(Path file, RuntimeException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
