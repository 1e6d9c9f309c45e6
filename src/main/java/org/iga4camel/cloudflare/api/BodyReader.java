package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import org.iga4camel.cloudflare.model.InvalidInputException;

/** Reads JSON bodies and checks them against their schema. */
final class BodyReader {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int DEEPEST = 16;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
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
     * The fields of a body; none where it is null, and may be.
     *
     * @param body in UTF-8, with a byte-order mark or without
     * @throws InvalidInputException about the first thing that is wrong with it
     */
    Map<String, Object> read(byte[] body) {
        JsonNode json = json(text(body));
        schema.validate(json).stream()
                .min(Comparator.comparing(ValidationMessage::getMessage))
                .ifPresent(BodyReader::refuse);
        return json.isNull() ? Map.of() : MAPPER.convertValue(json, OBJECT);
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("The body is not in UTF-8: send it in UTF-8, as JSON is");
        }
    }

    private static JsonNode json(String body) {
        if (body.isBlank()) {
            throw new InvalidInputException(
                    "The body is missing: send a JSON object, as the document of this API shows");
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // not its text, which repeats what was sent
            throw new InvalidInputException("The body " + wrong(e) + ": it goes wrong in " + place(e.getLocation()));
        }
    }

    /** Jackson tells these two apart from other mistakes in words only. */
    private static String wrong(JsonProcessingException e) {
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            return "has two fields of one name";
        }
        if (e instanceof StreamConstraintsException) {
            return e.getOriginalMessage().contains("nesting depth")
                    ? "is nested more than " + DEEPEST + " levels deep"
                    : "has a name, number or text that is too long";
        }
        return "is no JSON";
    }

    private static String place(JsonLocation location) {
        return location == null
                ? "line 1, column 1"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static void refuse(ValidationMessage message) {
        throw new InvalidInputException(
                "The body is not what it should be: " + message.getMessage() + "; see the document of this API");
    }
}
