package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build can be green and its jar lack what Camel looks for by name. */
class JarIT {

    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private static JarFile jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> jars = files.filter(file ->
                            file.getFileName().toString().matches("camel-cloudflare-iga-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .toList();
            assertThat(jars).hasSize(1);
            return new JarFile(jars.get(0).toFile());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "component/cloudflare-iga",
                "configurer/cloudflare-iga-component",
                "configurer/cloudflare-iga-endpoint",
                "urifactory/cloudflare-iga-endpoint"
            })
    void whatAServiceFileNamesIsInTheJar(String service) throws IOException {
        try (JarFile jar = jar();
                InputStream file = jar.getInputStream(jar.getEntry(SERVICES + service))) {
            Properties properties = new Properties();
            properties.load(file);

            String type = properties.getProperty("class");

            assertThat(jar.getEntry(type.replace('.', '/') + ".class")).as(type).isNotNull();
        }
    }

    @Test
    void theConvertersTheMetadataAndTheRoutesAreInTheJar() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains(
                            SERVICES + "TypeConverterLoader",
                            "org/iga4camel/cloudflare/component/CloudflareIgaConvertersLoader.class",
                            "META-INF/org/iga4camel/cloudflare/component/cloudflare-iga.json",
                            "META-INF/jandex.idx",
                            "cloudflare-iga/routes/read.camel.yaml");
        }
    }

    @Test
    void nothingOfOursLiesInTheHubsOwnPlaces() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .allMatch(name -> Stream.of("META-INF/", "cloudflare-iga/", "kamelets/", "org/")
                            .anyMatch(name::startsWith));
        }
    }
}
