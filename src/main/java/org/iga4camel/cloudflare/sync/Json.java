package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Small helps for reading what Cloudflare sends without assuming more than it promises. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A text that says something: null when it is absent, null, blank or no text. */
    static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    /** Copies a field under another name, if it is there at all: an absent field was not told, a null one was. */
    static void copy(JsonNode from, String field, ObjectNode to, String name) {
        JsonNode value = from.get(field);
        if (value != null) {
            to.set(name, value);
        }
    }

    /** The fields that are not among the known ones; null when there are none. */
    static ObjectNode others(JsonNode from, Set<String> known) {
        ObjectNode others = object();
        from.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                others.set(field.getKey(), field.getValue());
            }
        });
        return others.isEmpty() ? null : others;
    }
}
