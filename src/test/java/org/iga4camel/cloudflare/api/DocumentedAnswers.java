package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Compares answers with what the OpenAPI document says of them. */
public final class DocumentedAnswers {

    private static final String API = "/api/accounts/";
    private static final String PROBLEM = "application/problem+json";
    private static final Set<Integer> REFUSED_BY_SERVERS = Set.of(400, 404, 405, 406, 413, 414, 415, 431, 503);
    private static final String PARAMETER = "\\{[^}]+}";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** In 3.1 its schemas are those of JSON Schema 2020-12. */
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    public DocumentedAnswers(JsonNode document) {
        this.document = document;
    }

    /**
     * Lets an answer pass that is as the document says: to a method that it names, of a status, media type and shape that
     * it tells, with the headers that it promises. What is asked outside of the API is none of its business, nor is what an
     * HTTP server refuses in its own words before a route sees it.
     */
    public void check(HttpResponse<String> answer) throws Exception {
        String method = answer.request().method();
        String path = answer.uri().getRawPath();
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        String asked = method + " " + path + " answered with " + status + " " + type + ": " + answer.body();
        String operation = operation(method.equals("HEAD") ? "GET" : method, path);
        boolean serversOwn = REFUSED_BY_SERVERS.contains(status) && !type.startsWith(PROBLEM);
        if (!path.startsWith(API) || serversOwn) {
            return;
        }
        if (document.at(operation).isMissingNode()) {
            assertThat(status).as(asked).isIn(400, 404, 405);
            return;
        }
        String response = followed(operation + "/responses/" + status);
        assertThat(document.at(response).isObject()).as(asked).isTrue();
        assertThat(answer.headers().map().keySet()).as(asked).containsAll(promised(response));
        String content = response + "/content/" + escaped(type.split(";", 2)[0].strip());
        assertThat(document.at(content).isObject()).as(asked).isTrue();
        if (!method.equals("HEAD")) {
            assertThat(schemas.computeIfAbsent(content, this::schema).validate(MAPPER.readTree(answer.body())))
                    .as(asked)
                    .isEmpty();
        }
    }

    /** The headers, in small letters, that come with every such answer. */
    private List<String> promised(String response) {
        return document.at(response + "/headers").properties().stream()
                .filter(header -> document.at(followed(response + "/headers/" + header.getKey()))
                        .path("required")
                        .asBoolean())
                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Where the document tells of it. */
    private String operation(String method, String path) {
        return document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> Pattern.matches(template.replaceAll(PARAMETER, "[^/]+") + "/?", path))
                .findFirst()
                .map(template -> "/paths/" + escaped(template) + "/" + method.toLowerCase(Locale.ROOT))
                .orElse("/paths/none");
    }

    private String followed(String pointer) {
        String reference = document.at(pointer).path("$ref").asText();
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private JsonSchema schema(String content) {
        ObjectNode schema = document.deepCopy();
        schema.put("$ref", "#" + content.replace("{", "%7B").replace("}", "%7D") + "/schema");
        return SCHEMAS.getSchema(schema, STRICT);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
