package org.iga4camel.cloudflare.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The route files of this project, as data. */
final class RouteFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private RouteFiles() {}

    /**
     * A route or the template of one.
     *
     * @param kind {@code route} or {@code routeTemplate}
     */
    record Route(Path file, String kind, JsonNode definition) {

        String id() {
            return definition.path("id").asText();
        }

        /** Where it begins. A template holds it itself, or a route that does. */
        JsonNode from() {
            JsonNode from = definition.path("from");
            return from.isMissingNode() ? definition.path("route").path("from") : from;
        }

        boolean isTemplate() {
            return kind.equals("routeTemplate");
        }

        /** Every step, nested ones included. */
        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            collect(from().path("steps"), steps);
            return steps;
        }

        @Override
        public String toString() {
            return file.getFileName() + " " + id();
        }
    }

    /** @param name such as {@code setBody} */
    record Step(String name, JsonNode definition) {

        String id() {
            return definition.path("id").asText();
        }
    }

    static List<Path> all() {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Path file : all()) {
            for (JsonNode entry : read(file)) {
                entry.properties().stream()
                        .filter(item -> item.getKey().startsWith("route")
                                && !item.getKey().equals("routeConfiguration"))
                        .forEach(item -> routes.add(new Route(file, item.getKey(), item.getValue())));
            }
        }
        return routes;
    }

    private static void collect(JsonNode steps, List<Step> found) {
        for (JsonNode step : steps) {
            for (Map.Entry<String, JsonNode> item : step.properties()) {
                found.add(new Step(item.getKey(), item.getValue()));
                inside(item.getValue(), found);
            }
        }
    }

    /** Steps, and the clauses that hold steps of their own. */
    private static void inside(JsonNode holder, List<Step> found) {
        collect(holder.path("steps"), found);
        for (String clause : List.of("doCatch", "when")) {
            for (JsonNode each : holder.path(clause)) {
                found.add(new Step(clause, each));
                inside(each, found);
            }
        }
        for (String clause : List.of("doFinally", "otherwise")) {
            if (holder.has(clause)) {
                found.add(new Step(clause, holder.path(clause)));
                inside(holder.path(clause), found);
            }
        }
    }
}
