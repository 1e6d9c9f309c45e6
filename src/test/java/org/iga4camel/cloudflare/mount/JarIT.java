package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar is a guest on other class paths, where a file at its root, or of a logger, would stand in for the host's own. */
class JarIT {

    private static List<String> entries() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path jar = built.filter(file ->
                            file.getFileName().toString().matches("camel-cloudflare-iga-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile file = new JarFile(jar.toFile())) {
                return file.stream().map(JarEntry::getName).toList();
            }
        }
    }

    @Test
    void nothingIsAtTheRootOfTheJarButOurOwnFolders() throws IOException {
        assertThat(entries())
                .contains("META-INF/services/org.apache.camel.spi.ContextServicePlugin")
                .allMatch(name -> name.matches("(META-INF|cloudflare-iga|org|kamelets)/.*"))
                .allMatch(name -> !name.startsWith("org/") || name.matches("org/|org/iga4camel/.*"));
    }
}
