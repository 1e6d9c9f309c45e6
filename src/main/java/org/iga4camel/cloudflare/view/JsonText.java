package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;

/** Reads a column that holds JSON as text, so that the answer shows what the JSON says. */
final class JsonText extends JsonDeserializer<Object> implements ContextualDeserializer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JavaType type;

    JsonText() {
        this(TypeFactory.unknownType());
    }

    private JsonText(JavaType type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new JsonText(property.getType());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return MAPPER.readValue(parser.getText(), type);
    }
}
