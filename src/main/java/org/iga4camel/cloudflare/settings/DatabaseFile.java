package org.iga4camel.cloudflare.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/** The parser of the database's place. It looks and creates nothing. */
final class DatabaseFile {

    private static final String ALLOWED = "the path of a SQLite file that this process may write and create";

    private DatabaseFile() {}

    /** The absolute path of the file, which whoever only reads may not be allowed to write. */
    static Path parse(String text) throws Malformed {
        Path file = path(text);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Malformed(ALLOWED, Parsers.quoted(text) + " is not a regular file");
        }
        requireWay(file, text);
        return file;
    }

    /** Refuses a file that this process could not keep a database in. */
    static void requireWritable(Path file) throws Malformed {
        if (Files.exists(file) && (!Files.isReadable(file) || !Files.isWritable(file))) {
            throw new Malformed(ALLOWED, Parsers.quoted(file.toString()) + " may not be read and written");
        }
        requireWritableDirectory(file.getParent(), file.toString());
    }

    /** A link may lead to a file that is not there yet, but not in a circle, and not to a folder that is not there. */
    private static void requireWay(Path file, String text) throws Malformed {
        for (Path part = file; part != null; part = part.getParent()) {
            boolean leadsNowhere = Files.isSymbolicLink(part) && !Files.exists(part);
            if (leadsNowhere && (!part.equals(file) || isLoop(part))) {
                throw new Malformed(
                        ALLOWED,
                        Parsers.quoted(text) + " cannot be reached: " + part + " is a link that leads "
                                + (isLoop(part) ? "in a circle" : "nowhere"));
            }
        }
    }

    private static boolean isLoop(Path link) {
        try {
            return !Files.exists(link.toRealPath());
        } catch (NoSuchFileException notThereYet) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Path path(String text) throws Malformed {
        // the driver reads these as instructions, not as names
        if (text.startsWith(":") || text.startsWith("file:") || text.startsWith("jdbc:") || text.contains("?")) {
            throw Parsers.is(
                    "the plain path of a file, without ':', 'file:' or 'jdbc:' in front and without '?'", text);
        }
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw Parsers.is(ALLOWED, text);
        }
    }

    /** SQLite writes its log beside the file, so that the directory counts even where the file exists. */
    private static void requireWritableDirectory(Path parent, String text) throws Malformed {
        Path nearest = parent;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null) {
            throw Parsers.is(ALLOWED, text);
        }
        if (!Files.isDirectory(nearest)) {
            throw new Malformed(
                    ALLOWED, Parsers.quoted(text) + " lies below " + nearest + ", which is not a directory");
        }
        if (!Files.isWritable(nearest) || !Files.isExecutable(nearest)) {
            throw new Malformed(
                    ALLOWED, Parsers.quoted(text) + " lies below " + nearest + ", which may not be written");
        }
    }
}
