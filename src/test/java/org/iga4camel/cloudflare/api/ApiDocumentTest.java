package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.view.Change;
import org.iga4camel.cloudflare.view.Member;
import org.iga4camel.cloudflare.view.Operation;
import org.iga4camel.cloudflare.view.Role;
import org.iga4camel.cloudflare.view.RoleAssignment;
import org.iga4camel.cloudflare.view.Sync;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document that the API serves about itself. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class ApiDocumentTest {

    private static final String ROOT = "/api/accounts/{account}";

    @TempDir
    static Path directory;

    private static ApiFixture api;
    private static Answer answer;
    private static JsonNode document;

    @BeforeAll
    static void read() throws Exception {
        api = new ApiFixture(directory);
        answer = api.send(api.bare("/openapi.json"));
        document = answer.body();
        // src/it/rest-client generates a client of it
        Files.writeString(Path.of("target", "openapi.json"), answer.raw().body());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void itIsPublicAndOfOpenApi31() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(answer.raw().body()).doesNotContain(ApiFixture.KEY).doesNotContain(ApiFixture.TOKEN);
    }

    static List<Arguments> operations() {
        List<Arguments> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(
                                Arguments.of(operation.getKey() + " " + path.getKey(), operation.getValue()))));
        return operations;
    }

    @Test
    void itListsEveryOperation() {
        assertThat(operations())
                .extracting(operation -> operation.get()[0])
                .containsExactlyInAnyOrder(
                        "get " + ROOT + "/members",
                        "get " + ROOT + "/members/{memberId}",
                        "get " + ROOT + "/roles",
                        "get " + ROOT + "/role-assignments",
                        "get " + ROOT + "/objects/{kind}",
                        "get " + ROOT + "/objects/{kind}/{objectId}",
                        "get " + ROOT + "/changes",
                        "get " + ROOT + "/syncs",
                        "post " + ROOT + "/syncs",
                        "get " + ROOT + "/syncs/{run}",
                        "post " + ROOT + "/syncs/{run}/release",
                        "get " + ROOT + "/operations",
                        "get " + ROOT + "/operations/{operationId}",
                        "post " + ROOT + "/members",
                        "post " + ROOT + "/members/{memberId}/reinvite",
                        "put " + ROOT + "/members/{memberId}/roles",
                        "put " + ROOT + "/members/{memberId}/roles/{roleId}",
                        "delete " + ROOT + "/members/{memberId}/roles",
                        "delete " + ROOT + "/members/{memberId}",
                        "delete " + ROOT + "/members/{memberId}/roles/{roleId}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyOperationHasASummaryAndAnIdThatClientsCanUseAsAName(String name, JsonNode operation) {
        assertThat(operation.path("summary").asText()).isNotBlank();
        assertThat(operation.path("operationId").asText()).matches("[a-z][A-Za-z]+");
    }

    @Test
    void everyOperationSaysWhichRightItNeeds() {
        assertThat(operation("get", "/members").path("description").asText()).contains("'read'");
        assertThat(operation("post", "/members").path("description").asText()).contains("'provision'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyOperationTellsEveryWayInWhichItCanBeRefused(String name, JsonNode operation) {
        assertThat(operation.path("responses").properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        "400", "401", "403", "404", "405", "406", "413", "414", "415", "421", "429", "431", "500",
                        "503")
                .containsAnyOf("200", "202");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anAnswerIsJsonAndARefusalIsAProblem(String name, JsonNode operation) {
        operation.path("responses").properties().forEach(response -> {
            JsonNode content = resolved(response.getValue()).path("content");
            boolean refusal = Integer.parseInt(response.getKey()) >= 400;
            assertThat(content.properties())
                    .as(response.getKey())
                    .extracting(Map.Entry::getKey)
                    .containsExactly(refusal ? "application/problem+json" : "application/json");
            assertThat(content.toString().contains("/ProblemDetails"))
                    .as(response.getKey())
                    .isEqualTo(refusal);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyOperationDescribesItsParametersOnce(String name, JsonNode operation) {
        assertThat(parameters(operation)).allSatisfy(parameter -> {
            assertThat(parameter.path("description").asText()).isNotBlank();
            assertThat(parameter.path("schema").path("type").asText()).isNotBlank();
        });
        assertThat(parameters(operation))
                .extracting(parameter -> parameter.path("name").asText())
                .doesNotHaveDuplicates()
                .contains("account");
    }

    @Test
    void itDescribesEveryParameterThatTheApiTakes() {
        assertThat(names("get", "/members"))
                .containsExactlyInAnyOrder("account", "status", "email", "role", "cursor", "limit");
    }

    @ParameterizedTest
    @CsvSource({
        "post, /members",
        "delete, /members/{memberId}",
        "post, /members/{memberId}/reinvite",
        "put, /members/{memberId}/roles/{roleId}",
        "delete, /members/{memberId}/roles/{roleId}"
    })
    void itDescribesWhatEveryWriteTakes(String method, String path) {
        assertThat(names(method, path)).contains("dryRun", "reason", "reference", "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "kind"})
    void aFilterOfFewWordsNamesAllThatAreTaken(String filter) throws Exception {
        JsonNode words = parameters(operation("get", "/operations")).stream()
                .filter(parameter -> parameter.path("name").asText().equals(filter))
                .findFirst()
                .orElseThrow()
                .path("schema")
                .path("enum");

        Answer refusal = api.get("operations?" + filter + "=x");

        assertThat(refusal.body().path("detail").asText())
                .endsWith("take one of "
                        + String.join(
                                ", ", words.valueStream().map(JsonNode::asText).toList()));
    }

    @Test
    void itDeclaresTheBearerKey() {
        JsonNode scheme = document.path("components").path("securitySchemes").path("bearer");

        assertThat(scheme.path("type").asText()).isEqualTo("http");
        assertThat(scheme.path("scheme").asText()).isEqualTo("bearer");
        assertThat(document.toString()).contains("\"security\":[{\"bearer\":[]}]");
    }

    static List<Class<?>> answers() {
        return List.of(
                Member.class,
                Role.class,
                RoleAssignment.class,
                Change.class,
                Sync.class,
                Operation.class,
                Operation.Right.class);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aSchemaRequiresEveryFieldOfItsAnswerAndNoOther(Class<?> answer) {
        JsonNode schema = schemas().path(answer.getSimpleName());
        List<String> fields = Arrays.stream(answer.getRecordComponents())
                .map(field -> SnakeCaseStrategy.INSTANCE.translate(field.getName()))
                .toList();

        assertThat(schema.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(fields);
        assertThat(schema.path("required")).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyTimeInAnAnswerIsDeclaredAsOne(Class<?> answer) {
        assertThat(schemas().path(answer.getSimpleName()).path("properties").properties())
                .filteredOn(field -> field.getKey().matches("(.*_)?at"))
                .allSatisfy(field ->
                        assertThat(field.getValue().path("format").asText()).isEqualTo("date-time"));
    }

    @ParameterizedTest
    @CsvSource({"Operation, kind", "Operation, status", "Sync, status", "Change, kind", "Role, kind"})
    void aFieldOfFewWordsNamesThem(String schema, String field) {
        assertThat(schemas().path(schema).path("properties").path(field).path("enum"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void theWordsOfAChangeAreAllThereAre() {
        assertThat(schemas().path("Change").path("properties").path("kind").path("enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Kinds.DECLARED.changeNames());
    }

    @Test
    void theLastPageHasNoNextOne() {
        assertThat(schemas().path("MemberPage").path("properties").path("next").path("type"))
                .extracting(JsonNode::asText)
                .containsExactly("string", "null");
    }

    @Test
    void itShowsTheBodyOfAnInvitationAsItsSchemaChecksIt() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(ApiDocumentTest.class.getResource("/cloudflare-iga/schema/invitation.json"));
        JsonNode shown = schemas().path("Invitation");
        JsonNode body = operation("post", "/members")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");

        assertThat(body.path("$ref").asText()).isEqualTo("#/components/schemas/Invitation");
        assertThat(shown.path("required")).isNotEmpty().isEqualTo(schema.path("required"));
        assertThat(shown.path("properties")).isNotEmpty().isEqualTo(schema.path("properties"));
    }

    @Test
    void nothingIsReferredToThatIsNotThere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    /** What a host's own document looks like to Camel when it has names of ours, and is of the version that Camel usually makes. */
    @Test
    void whatAHostTellsOfItsOwnStaysAsItIs() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode hosts = mapper.readTree("""
                {"openapi": "3.0.0",
                 "paths": {
                   "/hub": {"get": {"operationId": "member", "responses": {"200": {"description": "One",
                     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Member"}}}}}}},
                   "/api/accounts/{account}/members": {"get": {"operationId": "cloudflare-iga-api.members"}}},
                 "components": {"schemas": {"Member": {"type": "string"}},
                                "securitySchemes": {"bearer": {"type": "http", "scheme": "basic"}}}}
                """);

        JsonNode completed = mapper.readTree(ApiDocument.complete(hosts.toString()));

        JsonNode schemas = completed.path("components").path("schemas");
        JsonNode ours = completed.path("paths").path(ROOT + "/members").path("get");
        assertThat(completed.path("paths").path("/hub"))
                .isEqualTo(hosts.path("paths").path("/hub"));
        assertThat(schemas.path("Member"))
                .isEqualTo(hosts.path("components").path("schemas").path("Member"));
        assertThat(schemas.path("MemberPage").findValuesAsText("$ref"))
                .containsExactly("#/components/schemas/CloudflareIga_Member");
        assertThat(ours.path("security").toString()).isEqualTo("[{\"CloudflareIga_bearer\":[]}]");
        assertThat(schemas.path("CloudflareIga_Member").path("properties").path("email"))
                .isEqualTo(mapper.readTree("{\"type\": \"string\", \"nullable\": true}"));
    }

    private static JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    private static JsonNode operation(String method, String path) {
        return document.path("paths").path(ROOT + path).path(method);
    }

    private static List<JsonNode> parameters(JsonNode operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        return parameters;
    }

    private static List<String> names(String method, String path) {
        return parameters(operation(method, path)).stream()
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
