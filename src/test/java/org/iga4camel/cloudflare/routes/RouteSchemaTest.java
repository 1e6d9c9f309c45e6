package org.iga4camel.cloudflare.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel takes unknown keys in places without a word; its own schema does not. */
class RouteSchemaTest {

    private static final JsonSchema SCHEMA = schema();

    static List<Path> files() {
        return RouteFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRouteFileIsValidByCamelsOwnSchema(Path file) {
        assertThat(SCHEMA.validate(RouteFiles.read(file)))
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
    }

    @Test
    void aMisspeltKeyIsFound() throws IOException {
        JsonNode misspelt = RouteFiles.parse("""
                - route:
                    id: any
                    from:
                      uri: direct:any
                      steps:
                        - loop:
                            doWhilst: true
                """);

        assertThat(SCHEMA.validate(misspelt))
                .extracting(ValidationMessage::getMessage)
                .anySatisfy(message -> assertThat(message).contains("doWhilst"));
    }

    private static JsonSchema schema() {
        try (InputStream schema = RouteSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
