package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a database file that is mounted without its folder, as containers are given files. SQLite's log lies beside the
 * file, in a folder that ends with the container: what was written last would be gone, or damage the file.
 */
final class SingleFileMount {

    private static final Logger LOG = LoggerFactory.getLogger(SingleFileMount.class);
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final int MOUNT_POINT = 4;

    private SingleFileMount() {}

    /** Warns about a file that is there; says nothing where the system does not tell. */
    static void warn(Path file) {
        try {
            Path real = file.toRealPath();
            boolean listed = Files.isReadable(MOUNTS) && isListed(real, Files.readAllLines(MOUNTS));
            if (listed || !Files.getFileStore(real).equals(Files.getFileStore(real.getParent()))) {
                LOG.warn(
                        "The database {} is mounted without its folder {}, in which its log lies: what was written last may"
                                + " be lost with that folder. Mount the folder, not the one file",
                        file,
                        real.getParent());
            }
        } catch (IOException e) {
            LOG.debug("It is not known how {} is mounted", file, e);
        }
    }

    /** Whether a file is a mount point in Linux' list of them. */
    static boolean isListed(Path real, Collection<String> mounts) {
        return mounts.stream()
                .map(line -> List.of(line.split(" ", -1)))
                .anyMatch(fields -> fields.size() > MOUNT_POINT
                        && unescaped(fields.get(MOUNT_POINT)).equals(real.toString()));
    }

    private static String unescaped(String path) {
        return path.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
