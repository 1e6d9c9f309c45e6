package org.iga4camel.cloudflare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names what is there. */
class ArchitecturePageTest {

    private static final Path MAIN = Path.of("src", "main", "java", "org", "iga4camel", "cloudflare");
    private static final Pattern ROUTE = Pattern.compile("`(?:direct:)?(cloudflare-iga-[a-z-]+)`");
    private static final Pattern ROUTE_ID = Pattern.compile("(?m)^ +id: (cloudflare-iga-[a-z-]+)$");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+[a-z])`");
    private static final Pattern ROOM = Pattern.compile("`([a-z]+)`");

    private static Set<String> named(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "architecture.md"));
    }

    @Test
    void everyRoomHasItsJobOnThePage() throws Exception {
        String rooms = page().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .collect(Collectors.joining("\n"));
        try (Stream<Path> packages = Files.list(MAIN)) {
            assertThat(named(rooms, ROOM))
                    .containsExactlyInAnyOrderElementsOf(
                            packages.map(room -> room.getFileName().toString()).toList());
        }
    }

    @Test
    void everyRouteOfThePageIsThere() throws Exception {
        StringBuilder routes = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                routes.append(Files.readString(file));
            }
        }

        assertThat(named(page(), ROUTE)).isNotEmpty().isSubsetOf(named(routes.toString(), ROUTE_ID));
    }

    @Test
    void everyClassOfThePageIsThere() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> types = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .toList();

            assertThat(named(page(), TYPE)).isNotEmpty().isSubsetOf(types);
        }
    }
}
