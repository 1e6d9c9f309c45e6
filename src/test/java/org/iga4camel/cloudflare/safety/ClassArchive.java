package org.iga4camel.cloudflare.safety;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The classes of our libraries in the form in which the Java machine keeps its own, which halves the work of starting a
 * process. Written once for all tests; without it, or with one of other jars, processes only start slower.
 */
final class ClassArchive {

    static final Path FILE = Path.of(
                    "target",
                    "test-processes",
                    Integer.toHexString(TestProcess.archivedClassPath().hashCode()) + ".jsa")
            .toAbsolutePath();

    static {
        try {
            Files.createDirectories(FILE.getParent());
            write();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ClassArchive() {}

    /** Tests run in several processes themselves. */
    private static void write() throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(
                        FILE.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock only = channel.lock()) {
            if (only.isValid() && !Files.exists(FILE)) {
                Path classes = FILE.resolveSibling("classes");
                list(classes);
                dump(classes);
            }
        }
    }

    /** Lists what is loaded from the start to a sync that finds nobody at the other end. */
    private static void list(Path classes) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(FILE.getParent(), "listed");
        Path orders = Files.writeString(directory.resolve("orders"), "sync default\n");
        end(TestProcess.with(
                        List.of("-XX:DumpLoadedClassList=" + classes),
                        ChildMain.class,
                        List.of(
                                "cloudflare-iga.account-id=" + MountedSync.ACCOUNT,
                                "cloudflare-iga.token=" + MountedSync.TOKEN,
                                "cloudflare-iga.base-url=http://127.0.0.1:1/client/v4",
                                "cloudflare-iga.retry-delay=1ms",
                                "cloudflare-iga.database=" + directory.resolve("cache.db")))
                .redirectInput(orders.toFile()));
    }

    private static void dump(Path classes) throws IOException, InterruptedException {
        Path unfinished = FILE.resolveSibling("unfinished");
        end(new ProcessBuilder(
                TestProcess.JAVA,
                "-Xshare:dump",
                "-XX:+UseSerialGC",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + unfinished,
                "-cp",
                TestProcess.archivedClassPath()));
        if (Files.exists(unfinished)) {
            Files.move(unfinished, FILE);
        }
    }

    private static void end(ProcessBuilder process) throws IOException, InterruptedException {
        Path log = FILE.resolveSibling("archive.log");
        process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
    }
}
