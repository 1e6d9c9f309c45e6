package org.iga4camel.cloudflare.mount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a hub leaves in a process: threads by name, and files below a directory that are open. */
record Traces(Set<String> threads, Set<String> files) {

    private static final List<String> TESTS_OWN = List.of("awaitility", "junit", "process reaper", "surefire");
    private static final Path OPEN = Path.of("/proc/self/fd");

    static Traces of(Path directory) throws IOException {
        Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> TESTS_OWN.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Traces(threads, files(directory));
    }

    /** Threads that are here and were not there. */
    Set<String> threadsBeyond(Traces before) {
        Set<String> more = new TreeSet<>(threads);
        more.removeAll(before.threads);
        return more;
    }

    private static Set<String> files(Path directory) throws IOException {
        Set<String> files = new TreeSet<>();
        if (!Files.isDirectory(OPEN)) {
            return files;
        }
        try (Stream<Path> open = Files.list(OPEN)) {
            for (Path link : open.toList()) {
                try {
                    Path file = Files.readSymbolicLink(link);
                    if (file.startsWith(directory)) {
                        files.add(file.toString());
                    }
                } catch (NoSuchFileException closedMeanwhile) {
                    // it is not open
                }
            }
        }
        return files;
    }
}
