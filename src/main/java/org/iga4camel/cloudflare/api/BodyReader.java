package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import org.iga4camel.cloudflare.model.InvalidInputException;

/** Reads JSON bodies and checks them against their schema. */
final class BodyReader {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonSchema schema;

    /** @param name of the schema's file, without its ending */
    BodyReader(String name) {
        try (InputStream file = BodyReader.class.getResourceAsStream("/cloudflare-iga/schema/" + name + ".json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " cannot be read", e);
        }
    }

    /**
     * The fields of a body.
     *
     * @throws InvalidInputException about the first thing that is wrong with it
     */
    Map<String, Object> read(String body) {
        JsonNode json = json(body);
        schema.validate(json).stream()
                .min(Comparator.comparing(ValidationMessage::getMessage))
                .ifPresent(BodyReader::refuse);
        return MAPPER.convertValue(json, OBJECT);
    }

    private static JsonNode json(String body) {
        if (body == null || body.isBlank()) {
            throw new InvalidInputException(
                    "The body is missing: send a JSON object, as the document of this API shows");
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // not its text, which repeats what was sent
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new InvalidInputException(
                    "The body is no JSON: it goes wrong in line " + line + ", column " + column);
        }
    }

    private static void refuse(ValidationMessage message) {
        throw new InvalidInputException(
                "The body is not what it should be: " + message.getMessage() + "; see the document of this API");
    }
}
