package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component's page and its metadata tell what the code does. */
class ComponentPageTest {

    private static final Path PAGE = Path.of("docs", "component.md");

    @ParameterizedTest
    @ValueSource(strings = {"operations", "component", "path", "query", "headers"})
    void thePagesTablesAreThoseOfTheMetadata(String table) throws IOException {
        String page = Files.readString(PAGE);

        String expected =
                "<!-- " + table + ":begin -->\n" + ComponentTables.all().get(table) + "<!-- " + table + ":end -->";

        assertThat(page.contains(expected))
                .as("%s must contain these lines; paste them over its table:%n%n%s%n", PAGE, expected)
                .isTrue();
    }

    @Test
    void theMetadataNamesEveryOperation() {
        JsonNode named =
                ComponentTables.metadata().path("properties").path("operation").path("enum");

        List<String> names = new ArrayList<>();
        named.forEach(name -> names.add(name.asText()));

        assertThat(names).isEqualTo(CloudflareIgaOperation.names());
    }

    @Test
    void everyOptionAndHeaderIsDescribed() {
        JsonNode metadata = ComponentTables.metadata();

        for (String kind : List.of("componentProperties", "properties", "headers")) {
            for (Map.Entry<String, JsonNode> entry : metadata.path(kind).properties()) {
                assertThat(entry.getValue().path("description").asText())
                        .as(entry.getKey())
                        .hasSizeGreaterThan(8);
            }
        }
    }

    @Test
    void everyHeaderIsThere() {
        assertThat(ComponentTables.metadata().path("headers").properties())
                .extracting(Map.Entry::getKey)
                .allSatisfy(name -> assertThat(name).startsWith(CloudflareIgaConstants.PREFIX))
                .contains(
                        "CloudflareIgaAccount",
                        "CloudflareIgaEmail",
                        "CloudflareIgaMemberId",
                        "CloudflareIgaRole",
                        "CloudflareIgaScope",
                        "CloudflareIgaReason",
                        "CloudflareIgaRequestedBy",
                        "CloudflareIgaReference",
                        "CloudflareIgaIdempotencyKey",
                        "CloudflareIgaDryRun",
                        "CloudflareIgaRelease");
    }
}
