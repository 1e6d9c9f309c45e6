package org.iga4camel.cloudflare.cache;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig.TempStore;

/**
 * Where SQLite puts what a large statement does not hold in memory. It looks for a folder by itself, and fails in the
 * middle of a publication where a hardened container has none.
 *
 * <p>Source: SQLite, "Temporary files used by SQLite", 5 (the folders and their order on Unix).
 */
final class TemporaryFiles {

    private TemporaryFiles() {}

    /** Files as usual, or memory where there is no folder for them. */
    static TempStore store() {
        boolean windows = File.separatorChar == '\\'; // which always has a folder
        return windows ? TempStore.DEFAULT : store(folders(System.getenv()));
    }

    static TempStore store(Stream<String> folders) {
        return folders.anyMatch(TemporaryFiles::serves) ? TempStore.DEFAULT : TempStore.MEMORY;
    }

    private static Stream<String> folders(Map<String, String> environment) {
        return Stream.of(
                environment.getOrDefault("SQLITE_TMPDIR", ""),
                environment.getOrDefault("TMPDIR", ""),
                "/var/tmp",
                "/usr/tmp",
                "/tmp",
                ".");
    }

    private static boolean serves(String folder) {
        try {
            Path path = Path.of(folder);
            return !folder.isEmpty() && Files.isDirectory(path) && Files.isWritable(path) && Files.isExecutable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
