package org.iga4camel.cloudflare.runner;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Where {@code java -jar} begins. Needs nothing but Java, so that it can tell what is missing of the rest before anything
 * of it is used.
 */
public final class Launcher {

    private static final int BAD_CONFIGURATION = 2;

    /** Files of a sync beside the libraries, which Java keeps open. */
    private static final int OTHER_FILES = 48;

    private static final int WARNS_OF_UNSAFE = 24;
    private static final String NO_UNSAFE = "io.netty.noUnsafe";

    private Launcher() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) throws IOException, URISyntaxException {
        Path own = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String obstacle = obstacle(own, System.getProperty("java.class.path"));
        if (obstacle != null) {
            System.err.println(obstacle);
            System.exit(BAD_CONFIGURATION);
        }
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE && System.getProperty(NO_UNSAFE) == null) {
            // the listener's library would use what Java warns of; it can do without
            System.setProperty(NO_UNSAFE, "true");
        }
        Main.main(arguments);
    }

    /** Why the program cannot run from where it lies, in one sentence; null when it can. */
    private static String obstacle(Path jar, String classPath) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return null;
        }
        if (jar.toString().indexOf('!') >= 0) {
            return "The program lies in " + jar.getParent()
                    + ", and Java cannot read its files below a folder with a '!' in its name: move it to another one.";
        }
        // whoever lists the libraries himself has them where he likes
        if (classPath.contains(File.pathSeparator)) {
            return null;
        }
        String missing = missingLibraries(jar);
        return missing == null ? tooFewFiles(openFiles(), libraries(jar).count()) : missing;
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        && system.getMaxFileDescriptorCount() > 0
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** Without this Java would end with whatever class it could not open. */
    static String tooFewFiles(long allowed, long libraries) {
        return allowed < libraries + OTHER_FILES
                ? "This process may open only " + allowed + " files at once, which is too few for its " + libraries
                        + " libraries, its database and its connections: allow it 1024, such as by 'ulimit -n 1024'."
                : null;
    }

    private static String missingLibraries(Path jar) throws IOException {
        List<Path> missing = libraries(jar).filter(Files::notExists).toList();
        return missing.isEmpty()
                ? null
                : "The program's libraries are not beside it: " + missing.size() + " are missing, such as "
                        + missing.get(0) + ". Put the folder 'lib' that was built together with " + jar.getFileName()
                        + " beside it.";
    }

    private static Stream<Path> libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String listed =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            URI place = jar.toUri();
            return listed == null || listed.isBlank()
                    ? Stream.empty()
                    : Stream.of(listed.strip().split("\\s+")).map(entry -> Path.of(place.resolve(entry)));
        }
    }
}
