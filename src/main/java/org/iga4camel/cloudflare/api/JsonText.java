package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads a column that holds JSON as text, so that the answer shows the JSON itself. */
final class JsonText extends JsonDeserializer<Object> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return MAPPER.readTree(parser.getText());
    }
}
