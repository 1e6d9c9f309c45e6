package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.FirstCause;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The part of SQLite's driver that is machine code. The driver unpacks it into the temporary folder, where a hardened
 * container lets nobody write, or execute what was written. Then it is unpacked beside the database, or beside the jar.
 *
 * <p>The driver is told where by a system property, which belongs to the whole JVM: it is set only where the default
 * cannot work and nobody has set it, and taken away again before anybody else can load the library.
 */
final class NativeLibrary {

    private static final String FOLDER = "org.sqlite.tmpdir";
    private static final List<String> SET_BY_SOMEBODY = List.of(FOLDER, "org.sqlite.lib.path");
    private static final String PREFIX = ".cloudflare-iga-sqlite-";

    /** What the driver itself holds while it loads: nobody else does so while the property is set. */
    private static final Object DRIVERS_LOCK = SQLiteJDBCLoader.class;

    private NativeLibrary() {}

    /**
     * Loads the library, unless somebody has done so already.
     *
     * @param database need not exist
     * @throws ConfigurationException when it cannot be loaded from anywhere
     */
    static void load(Path database) {
        if (SET_BY_SOMEBODY.stream().anyMatch(property -> System.getProperty(property) != null)) {
            if (!initialize()) {
                throw new ConfigurationException("SQLite's library cannot be loaded as " + setBySomebody()
                        + " would have it: name a folder there that this process may write and execute files in.");
            }
            return;
        }
        String usual = System.getProperty("java.io.tmpdir", "");
        Optional<String> obstacle = obstacle(usual);
        if (obstacle.isEmpty() && initialize()) {
            return;
        }
        for (Path folder : folders(database)) {
            if (obstacle(folder.toString()).isEmpty() && loadFrom(folder)) {
                return;
            }
        }
        throw new ConfigurationException("SQLite's library cannot be loaded: the temporary folder " + usual
                + " (java.io.tmpdir) " + obstacle.orElse("does not serve")
                + ", and neither the folder of the database nor that of the jar serves in its place. Start Java with"
                + " -Dorg.sqlite.tmpdir=FOLDER, a folder that this process may write and execute files in.");
    }

    private static String setBySomebody() {
        return SET_BY_SOMEBODY.stream()
                .filter(property -> System.getProperty(property) != null)
                .map(property -> property + "=" + System.getProperty(property))
                .collect(Collectors.joining(" and "));
    }

    private static boolean initialize() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            return false;
        }
    }

    /** Why a library cannot be unpacked into a folder and loaded from there. */
    static Optional<String> obstacle(String folder) {
        try {
            Path probe = Files.createTempFile(Path.of(folder), PREFIX, ".probe");
            try {
                // where a mount forbids execution, the system says that nothing on it may be executed
                return !probe.toFile().setExecutable(true, true) || !Files.isExecutable(probe)
                        ? Optional.of("lets no file be executed (it is mounted noexec)")
                        : Optional.empty();
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.of("cannot be written (" + FirstCause.inWords(e) + ")");
        }
    }

    private static List<Path> folders(Path database) {
        List<Path> folders = new ArrayList<>();
        folders.add(database.toAbsolutePath().getParent());
        CodeSource source = NativeLibrary.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null && source.getLocation() != null) {
                folders.add(Path.of(source.getLocation().toURI()).getParent());
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            // a jar within a jar lies in no folder
        }
        return folders;
    }

    private static boolean loadFrom(Path folder) {
        try {
            Path own = Files.createTempDirectory(folder, PREFIX);
            try {
                return load(own.toString());
            } finally {
                takeAway(own);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean load(String folder) {
        synchronized (DRIVERS_LOCK) {
            System.setProperty(FOLDER, folder);
            try {
                return initialize();
            } finally {
                System.clearProperty(FOLDER);
            }
        }
    }

    /** What is loaded needs its file no more, and who is killed would leave it for good. */
    private static void takeAway(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
