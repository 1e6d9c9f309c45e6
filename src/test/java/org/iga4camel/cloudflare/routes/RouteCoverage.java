package org.iga4camel.cloudflare.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How often every step was reached in all tests. Each context leaves a file behind; a line of it is a step's id and a
 * number, with a tab between.
 */
final class RouteCoverage {

    static final Path DIRECTORY = Path.of("target", "camel-route-coverage");

    private RouteCoverage() {}

    static void write(Map<String, LongAdder> counts) {
        StringBuilder lines = new StringBuilder();
        counts.forEach(
                (id, count) -> lines.append(id).append('\t').append(count.sum()).append('\n'));
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(Files.createTempFile(DIRECTORY, "context-", ".tsv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Long> read() throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (!Files.isDirectory(DIRECTORY)) {
            return counts;
        }
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                for (String line : Files.readAllLines(file)) {
                    int tab = line.indexOf('\t');
                    counts.merge(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)), Long::sum);
                }
            }
        }
        return counts;
    }
}
