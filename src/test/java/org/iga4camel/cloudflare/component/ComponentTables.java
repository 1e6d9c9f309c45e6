package org.iga4camel.cloudflare.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The tables of the component's page, from the generated metadata and the list of operations. */
final class ComponentTables {

    private static final String METADATA = "/META-INF/org/iga4camel/cloudflare/component/cloudflare-iga.json";
    private static final String OPTIONS = """
            | Name | Description | Default | Type |
            | --- | --- | --- | --- |
            """;

    private ComponentTables() {}

    /** The tables by the names that the page's marks have. */
    static Map<String, String> all() {
        JsonNode metadata = metadata();
        return Map.of(
                "operations", operations(),
                "component", options(metadata.path("componentProperties"), option -> true),
                "path", options(metadata.path("properties"), ComponentTables::isInPath),
                "query", options(metadata.path("properties"), option -> !isInPath(option)),
                "headers", headers(metadata.path("headers")));
    }

    static JsonNode metadata() {
        try (InputStream json = ComponentTables.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInPath(JsonNode option) {
        return option.path("kind").asText().equals("path");
    }

    private static String operations() {
        return Arrays.stream(CloudflareIgaOperation.values())
                .map(operation -> "| `" + operation.text() + "` | " + operation.description() + " | `"
                        + operation.answer() + "` | "
                        + new TreeSet<>(operation.options())
                                .stream().map(option -> '`' + option + '`').collect(Collectors.joining(", "))
                        + " |\n")
                .collect(Collectors.joining(
                        "", "| Operation | What it does | Body | Options |\n| --- | --- | --- | --- |\n", ""));
    }

    private static String options(JsonNode options, Predicate<JsonNode> wanted) {
        return rows(
                options,
                wanted,
                option -> first(option.getValue().path("defaultValue").asText()) + " | " + type(option.getValue()),
                OPTIONS);
    }

    private static String headers(JsonNode headers) {
        return rows(
                headers,
                header -> true,
                header -> '`' + header.getValue().path("javaType").asText() + '`',
                "| Name | Description | Type |\n| --- | --- | --- |\n");
    }

    private static String rows(
            JsonNode entries,
            Predicate<JsonNode> wanted,
            Function<Map.Entry<String, JsonNode>, String> last,
            String head) {
        return entries.properties().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(entry -> "| `" + entry.getKey() + "` | " + description(entry.getValue()) + " | "
                        + last.apply(entry) + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    /** Camel's own options are described at length, and everywhere in the same words. */
    private static String description(JsonNode entry) {
        String group = entry.path("group").asText();
        String text = entry.path("description").asText();
        String sentence = text.split("(?<=\\.) ", 2)[0].replaceAll("\\.$", "");
        return (group.isEmpty() || group.startsWith("common") ? "" : "(" + group + ") ")
                + sentence
                + (entry.path("required").asBoolean() ? "; required" : "");
    }

    private static String first(String value) {
        return value.isEmpty() ? "" : '`' + value + '`';
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            return StreamSupport.stream(option.path("enum").spliterator(), false)
                    .map(value -> '`' + value.asText() + '`')
                    .collect(Collectors.joining(", "));
        }
        String type = option.path("javaType").asText().replaceAll("<.*", "");
        return '`' + type.substring(type.lastIndexOf('.') + 1) + '`';
    }
}
