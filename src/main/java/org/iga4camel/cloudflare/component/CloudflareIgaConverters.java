package org.iga4camel.cloudflare.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Converter;
import org.iga4camel.cloudflare.model.Answer;

/** Converts what endpoints answer to JSON and to maps, with the names that the database and REST have for the fields. */
@Converter(generateLoader = true)
public final class CloudflareIgaConverters {

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private CloudflareIgaConverters() {}

    /** As JSON. */
    @Converter
    public static String toString(Answer answer) throws JsonProcessingException {
        return MAPPER.writeValueAsString(answer);
    }

    /** As JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(Answer answer) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(answer);
    }

    /** As JSON in UTF-8. */
    @Converter
    public static InputStream toStream(Answer answer) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(answer));
    }

    /**
     * As a map, whose values are maps, lists, texts, numbers and booleans.
     *
     * @return null, which Camel takes for not convertible, when it is a list; the simple language tries before it takes
     *     an item of a list
     */
    @Converter
    public static Map<String, Object> toMap(Answer answer) {
        return answer instanceof List ? null : MAPPER.convertValue(answer, MAP);
    }
}
