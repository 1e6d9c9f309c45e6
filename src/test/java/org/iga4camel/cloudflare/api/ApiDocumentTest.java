package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document that the API serves about itself. */
class ApiDocumentTest {

    private static final String ROOT = "/api/accounts/{account}";

    @TempDir
    static Path directory;

    private static Answer answer;
    private static JsonNode document;

    @BeforeAll
    static void read() throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            answer = api.send(api.bare("/openapi.json"));
            document = answer.body();
        }
    }

    @Test
    void itIsPublicAndOfOpenApi31() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(answer.raw().body()).doesNotContain(ApiFixture.KEY).doesNotContain(ApiFixture.TOKEN);
    }

    @Test
    void itListsEveryOperationWithASummaryAndItsAnswers() {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    operations.add(operation.getKey() + " " + path.getKey());
                    assertThat(operation.getValue().path("summary").asText())
                            .as(path.getKey())
                            .isNotBlank();
                    assertThat(operation.getValue().path("responses").properties())
                            .extracting(Map.Entry::getKey)
                            .as(path.getKey())
                            .contains("401", "403", "404", "429", "500")
                            .containsAnyOf("200", "202");
                }));

        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "get " + ROOT + "/members",
                        "get " + ROOT + "/members/{memberId}",
                        "get " + ROOT + "/roles",
                        "get " + ROOT + "/role-assignments",
                        "get " + ROOT + "/changes",
                        "get " + ROOT + "/syncs",
                        "post " + ROOT + "/syncs",
                        "get " + ROOT + "/syncs/{run}",
                        "post " + ROOT + "/syncs/{run}/release",
                        "get " + ROOT + "/operations",
                        "get " + ROOT + "/operations/{operationId}",
                        "post " + ROOT + "/members",
                        "post " + ROOT + "/members/{memberId}/reinvite",
                        "put " + ROOT + "/members/{memberId}/roles/{roleId}",
                        "delete " + ROOT + "/members/{memberId}",
                        "delete " + ROOT + "/members/{memberId}/roles/{roleId}");
    }

    @Test
    void itDescribesEveryParameterThatTheApiTakes() {
        JsonNode parameters =
                document.path("paths").path(ROOT + "/members").path("get").path("parameters");

        assertThat(parameters)
                .extracting(parameter -> parameter.path("name").asText())
                .containsExactlyInAnyOrder("account", "status", "email", "role", "cursor", "limit");
        assertThat(parameters)
                .extracting(parameter -> parameter.path("description").asText())
                .noneMatch(String::isBlank);
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
        JsonNode parameters =
                document.path("paths").path(ROOT + path).path(method).path("parameters");

        assertThat(parameters)
                .extracting(parameter -> parameter.path("name").asText())
                .contains("dryRun", "reason", "reference", "Idempotency-Key");
    }

    @Test
    void itDeclaresTheBearerKey() {
        JsonNode scheme = document.path("components").path("securitySchemes").path("bearer");

        assertThat(scheme.path("type").asText()).isEqualTo("http");
        assertThat(scheme.path("scheme").asText()).isEqualTo("bearer");
        assertThat(document.toString()).contains("\"security\":[{\"bearer\":[]}]");
    }

    @Test
    void itSaysWhatAMemberLooksLike() {
        JsonNode member =
                document.path("components").path("schemas").path("Member").path("properties");

        assertThat(member.path("mfa_enabled").path("type").asText()).isEqualTo("boolean");
        assertThat(member.path("last_changed_at").path("type").asText()).isEqualTo("string");
    }

    @Test
    void itSaysThatARefusalIsAProblem() {
        JsonNode refusal = document.path("paths")
                .path(ROOT + "/syncs")
                .path("post")
                .path("responses")
                .path("409")
                .path("content");

        assertThat(refusal.properties()).extracting(Map.Entry::getKey).contains("application/problem+json");
        assertThat(refusal.toString()).contains("#/components/schemas/ProblemDetails");
    }

    @Test
    void itShowsTheBodyOfAnInvitationAsItsSchemaChecksIt() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(ApiDocumentTest.class.getResource("/cloudflare-iga/schema/invitation.json"));
        JsonNode shown = document.path("components").path("schemas").path("Invitation");
        JsonNode body = document.path("paths")
                .path(ROOT + "/members")
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");

        assertThat(body.path("$ref").asText()).isEqualTo("#/components/schemas/Invitation");
        assertThat(types(shown)).isEqualTo(types(schema));
    }

    private static Map<String, String> types(JsonNode schema) {
        Map<String, String> types = new TreeMap<>();
        schema.path("properties")
                .properties()
                .forEach(field ->
                        types.put(field.getKey(), field.getValue().path("type").asText()));
        return types;
    }
}
