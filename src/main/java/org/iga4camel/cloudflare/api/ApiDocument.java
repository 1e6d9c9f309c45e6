package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Completes what an OpenAPI document of Camel's tells about the REST API. Camel knows paths, methods and summaries from the
 * routes, and has no words for what may be null, for answers of several media types, or for what all answers have in
 * common: that is in {@code cloudflare-iga/openapi.json}. What a host tells about paths of its own stays as it is.
 *
 * <p>Source: OpenAPI 3.1.0; RFC 9457.
 */
final class ApiDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    /** Whatever is asked, it can be refused so. */
    private static final List<Integer> ALWAYS =
            List.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 421, 429, 431, 500, 501, 503);

    private final ObjectNode components = resource("openapi");
    private final List<ObjectNode> operations = new ArrayList<>();

    private ApiDocument() {
        ObjectNode schemas = components.withObject("/schemas");
        schemas.set("Invitation", body("invitation"));
        schemas.set("OperationRequest", body("operation"));
        components.path("responses").forEach(problem -> content((ObjectNode) problem, PROBLEM, "ProblemDetails"));
    }

    /**
     * The completed document; the same when it tells nothing about the REST API.
     *
     * @param made as JSON, like the answer
     */
    static String complete(String made) throws IOException {
        ApiDocument ours = new ApiDocument();
        ObjectNode document = (ObjectNode) MAPPER.readTree(made);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> Question.ofVerb(
                                        operation.path("operationId").asText())
                                .ifPresent(asked -> ours.describe((ObjectNode) operation, path.getKey(), asked))));
        if (ours.operations.isEmpty()) {
            return made;
        }
        ours.addTo(document);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private void describe(ObjectNode operation, String path, Question asked) {
        operations.add(operation);
        operation.put("operationId", asked.word());
        operation.put(
                "description", "Needs a key with the right '" + asked.right().word() + "'.");
        operation.putArray("security").addObject().putArray("bearer");
        ArrayNode parameters = operation.putArray("parameters");
        PATH_PARAMETER.matcher(path).results().forEach(name -> add(parameters, name.group(1), asked));
        asked.parameters().forEach(name -> add(parameters, name, asked));
        asked.headers().forEach(name -> add(parameters, name, asked));
        if (asked == Question.INVITE) {
            content(operation.putObject("requestBody").put("required", true), JSON, "Invitation");
        } else if (asked.isOperation()) {
            content(operation.putObject("requestBody"), JSON, "OperationRequest");
        }
        answers(operation.putObject("responses"), asked);
    }

    /** Names that mean another thing for one question are told apart by its view. */
    private void add(ArrayNode parameters, String name, Question asked) {
        String own = asked.view().name().toLowerCase(Locale.ROOT) + "." + name;
        String told = components.path("parameters").has(own) ? own : name;
        if (!components.path("parameters").has(told)) {
            throw new IllegalStateException("openapi.json does not tell what the parameter '" + name + "' is");
        }
        parameters.addObject().put("$ref", reference("parameters", told));
    }

    private void answers(ObjectNode responses, Question asked) {
        String schema = asked.view().type().getSimpleName();
        if (asked.isOperation()) {
            if (asked.makesSomething()) {
                answer(responses, 201, "Carried out", schema, "Location", "Content-Location");
            }
            String done = asked.makesSomething() ? "" : "Carried out, or ";
            answer(responses, 200, done + "nothing was to be done, or only planned", schema, "Content-Location");
        } else if (asked.beginsRun()) {
            answer(responses, 202, "The sync has begun", schema, "Location");
        } else {
            answer(responses, 200, "The answer", asked.isList() ? page(schema) : schema);
        }
        TreeSet<Integer> refusals = new TreeSet<>(ALWAYS);
        refusals.addAll(asked.refusals());
        refusals.forEach(status ->
                responses.putObject(Integer.toString(status)).put("$ref", reference("responses", "Problem" + status)));
    }

    private static void answer(ObjectNode responses, int status, String what, String schema, String... headers) {
        ObjectNode answer = responses.putObject(Integer.toString(status)).put("description", what);
        for (String header : headers) {
            answer.withObject("/headers").putObject(header).put("$ref", reference("headers", header));
        }
        content(answer, JSON, schema);
    }

    /** One page of a list of such things. */
    private String page(String schema) {
        String name = schema + "Page";
        ObjectNode page = components.withObject("/schemas").putObject(name);
        page.put("description", "One page of a list").put("type", "object");
        page.putArray("required").add("items").add("next");
        ObjectNode fields = page.putObject("properties");
        fields.putObject("items").put("type", "array").putObject("items").put("$ref", reference("schemas", schema));
        fields.putObject("next")
                .put("description", "What asks for the page after this one; null when this is the last")
                .putArray("type")
                .add("string")
                .add("null");
        return name;
    }

    private static void content(ObjectNode holder, String mediaType, String schema) {
        holder.putObject("content").putObject(mediaType).putObject("schema").put("$ref", reference("schemas", schema));
    }

    private static String reference(String section, String name) {
        return "#/components/" + section + "/" + name;
    }

    private void addTo(ObjectNode document) {
        if (document.path("openapi").asText().startsWith("3.0")) {
            components.findParents("type").forEach(ApiDocument::asOf30);
        }
        ObjectNode there = document.withObject("/components");
        components.properties().forEach(section -> {
            ObjectNode hosts = there.withObject("/" + section.getKey());
            section.getValue()
                    .properties()
                    .forEach(part -> hosts.set(free(section.getKey(), part.getKey(), hosts), part.getValue()));
        });
    }

    /** A host's own parts keep their names. */
    private String free(String section, String name, ObjectNode hosts) {
        if (!hosts.has(name)) {
            return name;
        }
        String other = "CloudflareIga_" + name;
        if (section.equals("securitySchemes")) {
            operations.forEach(
                    operation -> operation.putArray("security").addObject().putArray(other));
        }
        rename(components, reference(section, name), reference(section, other));
        operations.forEach(operation -> rename(operation, reference(section, name), reference(section, other)));
        return other;
    }

    private static void rename(JsonNode within, String from, String to) {
        within.findParents("$ref").stream()
                .filter(holder -> holder.path("$ref").asText().equals(from))
                .forEach(holder -> ((ObjectNode) holder).put("$ref", to));
    }

    /** In 3.0 a schema has one type, and says beside it that there may be none. */
    private static void asOf30(JsonNode schema) {
        if (schema.path("type").isArray()) {
            ((ObjectNode) schema)
                    .put("type", schema.path("type").path(0).asText())
                    .put("nullable", true);
        }
    }

    private static ObjectNode body(String name) {
        ObjectNode schema = resource("schema/" + name);
        schema.remove(List.of("$schema", "title"));
        return schema;
    }

    private static ObjectNode resource(String name) {
        try (InputStream file = ApiDocument.class.getResourceAsStream("/cloudflare-iga/" + name + ".json")) {
            return (ObjectNode) MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".json cannot be read", e);
        }
    }
}
