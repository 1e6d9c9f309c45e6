package org.iga4camel.cloudflare.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A designer shows a Kamelet by what its file says of it. */
class KameletFilesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SUFFIX = ".kamelet.yaml";
    private static final Pattern USE = Pattern.compile("\\{\\{\\??([A-Za-z]+)}}");
    private static final Pattern STEP_ID = Pattern.compile("(?m)^\\s+id: (.*)$");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "kamelets"))) {
            return files.sorted().toList();
        }
    }

    private static JsonNode definition(Path file) throws IOException {
        return YAML.readTree(file.toFile()).path("spec").path("definition");
    }

    @ParameterizedTest
    @MethodSource("files")
    void itsNameIsItsFilesAndEndsWithItsType(Path file) throws IOException {
        JsonNode kamelet = YAML.readTree(file.toFile());
        String name = kamelet.path("metadata").path("name").asText();
        String type = kamelet.path("metadata")
                .path("labels")
                .path("camel.apache.org/kamelet.type")
                .asText();

        assertThat(kamelet.path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.path("kind").asText()).isEqualTo("Kamelet");
        assertThat(file.getFileName()).hasToString(name + SUFFIX);
        assertThat(name).startsWith("cloudflare-iga-").endsWith("-" + type);
        assertThat(type).isIn("source", "action", "sink");
    }

    @ParameterizedTest
    @MethodSource("files")
    void itAndEachOfItsParametersAreDescribed(Path file) throws IOException {
        JsonNode definition = definition(file);

        assertThat(definition.path("title").asText()).isNotBlank();
        assertThat(definition.path("description").asText()).contains(".");
        assertThat(definition.path("properties")).isNotEmpty().allSatisfy(parameter -> {
            assertThat(parameter.path("title").asText()).isNotBlank();
            assertThat(parameter.path("description").asText()).endsWith(".");
            assertThat(parameter.path("type").asText()).isIn("string", "boolean", "integer");
            assertThat(parameter.path("example").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void parametersThatAreUsedAreDeclaredAndTheOtherWayRound(Path file) throws IOException {
        String template = Files.readString(file);
        template = template.substring(template.indexOf("  template:"));

        Set<String> used =
                USE.matcher(template).results().map(use -> use.group(1)).collect(Collectors.toSet());

        Set<String> declared = new TreeSet<>();
        definition(file).path("properties").fieldNames().forEachRemaining(declared::add);
        assertThat(used).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aParameterIsRequiredOrHasADefaultOrMayBeMissing(Path file) throws IOException {
        String text = Files.readString(file);
        JsonNode definition = definition(file);
        Set<String> required = new TreeSet<>();
        definition.path("required").forEach(name -> required.add(name.asText()));

        assertThat(definition.path("properties").properties()).allSatisfy(parameter -> {
            String name = parameter.getKey();
            boolean mayBeMissing = text.contains("{{?" + name + "}}");
            boolean hasDefault = parameter.getValue().has("default");
            assertThat(List.of(required.contains(name), hasDefault, mayBeMissing))
                    .as(name)
                    .containsOnlyOnce(true);
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStepHasAnIdUnderTheKameletsName(Path file) throws IOException {
        String name = YAML.readTree(file.toFile()).path("metadata").path("name").asText();

        assertThat(STEP_ID.matcher(Files.readString(file)).results().map(id -> id.group(1)))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(id).startsWith(name + "/"));
    }
}
