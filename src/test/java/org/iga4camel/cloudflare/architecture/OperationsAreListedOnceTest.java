package org.iga4camel.cloudflare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.component.CloudflareIgaConstants;
import org.iga4camel.cloudflare.component.CloudflareIgaOperation;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.RequestField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations stand in one list; what needs their names as literals is compared with it. */
class OperationsAreListedOnceTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    private static JsonNode yaml(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void noOtherClassNamesThemAllButThoseThatHaveSomethingForEach() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<String> naming = new ArrayList<>();
            for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(source);
                boolean namesAll = Arrays.stream(OperationKind.values())
                        .allMatch(kind -> Pattern.compile("\\b" + kind + "\\b|\"" + kind.text() + "\"")
                                .matcher(text)
                                .find());
                if (namesAll) {
                    naming.add(source.getFileName().toString());
                }
            }

            assertThat(naming)
                    .containsExactly(
                            "Question.java", "CloudflareIgaOperation.java", "OperationKind.java", "Planner.java");
        }
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void eachHasAnEndpointWithItsFieldsAndARoute(OperationKind kind) throws IOException {
        assertThat(CloudflareIgaOperation.valueOf(kind.name()).text()).isEqualTo(kind.text());
        assertThat(Files.readString(Path.of("routes", "provisioning.camel.yaml")))
                .contains("uri: direct:cloudflare-iga-" + kind.text() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare-iga-provision-action", "cloudflare-iga-provision-sink"})
    void aKameletOffersAllOfThem(String kamelet) throws IOException {
        JsonNode definition = yaml(RESOURCES.resolve("kamelets").resolve(kamelet + ".kamelet.yaml"));

        assertThat(texts(definition.at("/spec/definition/properties/operation/enum")))
                .containsExactlyElementsOf(OperationKind.texts());
    }

    @Test
    void theOpenApiDocumentNamesAllOfThem() throws IOException {
        JsonNode parts = new ObjectMapper()
                .readTree(RESOURCES.resolve("cloudflare-iga/openapi.json").toFile());

        assertThat(texts(parts.at("/parameters/operations.kind/schema/enum")))
                .containsExactlyElementsOf(OperationKind.texts());
    }

    @ParameterizedTest
    @EnumSource(value = RequestField.class, names = "ROLES", mode = EnumSource.Mode.EXCLUDE)
    void everyFieldHasItsHeader(RequestField field) {
        assertThat(CloudflareIgaConstants.class.getFields())
                .extracting(constant -> constant.get(null))
                .contains(field.header());
    }

    @Test
    void theOpenApiDocumentBoundsTextsAsTheyAreBounded() throws IOException {
        JsonNode parameters = new ObjectMapper()
                .readTree(RESOURCES.resolve("cloudflare-iga/openapi.json").toFile())
                .path("parameters");

        assertThat(Stream.of(RequestField.REASON, RequestField.REFERENCE))
                .allSatisfy(field -> assertThat(parameters
                                .path(field.word())
                                .at("/schema/maxLength")
                                .asInt())
                        .isEqualTo(field.longest()));
    }
}
