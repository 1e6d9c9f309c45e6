package org.iga4camel.cloudflare.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Small helps for reading what Cloudflare sends without assuming more than it promises. */
public final class Json {

    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A text that says something: null when it is absent, null, blank or no text. */
    public static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    /** Copies a field under another name, if it is there at all: an absent field was not told, a null one was. */
    public static void copy(JsonNode from, String field, ObjectNode to, String name) {
        JsonNode value = from.get(field);
        if (value != null) {
            to.set(name, value);
        }
    }

    /** The same with fields and texts sorted: Cloudflare changes their order from answer to answer. */
    public static JsonNode inOneOrder(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = object();
            Map<String, JsonNode> byName = new TreeMap<>();
            node.properties().forEach(field -> byName.put(field.getKey(), inOneOrder(field.getValue())));
            sorted.setAll(byName);
            return sorted;
        }
        if (node.isArray()) {
            List<JsonNode> sorted = new ArrayList<>();
            node.forEach(item -> sorted.add(inOneOrder(item)));
            sorted.sort(Comparator.comparing(JsonNode::toString));
            return MAPPER.createArrayNode().addAll(sorted);
        }
        return node;
    }

    /** The fields that are not among the known ones; null when there are none. */
    public static ObjectNode others(JsonNode from, Set<String> known) {
        ObjectNode others = object();
        from.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                others.set(field.getKey(), field.getValue());
            }
        });
        return others.isEmpty() ? null : others;
    }
}
