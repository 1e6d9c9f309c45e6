package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.iga4camel.cloudflare.view.RoleAssignment;
import org.iga4camel.cloudflare.view.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are JSON and maps for those who ask Camel for that. */
class CloudflareIgaConvertersTest {

    private static final RoleAssignment RIGHT = new RoleAssignment(
            "default",
            "aa",
            "ada@example.com",
            "bb",
            "DNS",
            "allow",
            "key",
            null,
            "direct",
            "2026-01-02T03:04:05.006Z");
    private static final String JSON = "{\"account\":\"default\",\"member_id\":\"aa\",\"email\":\"ada@example.com\","
            + "\"role_id\":\"bb\",\"role_name\":\"DNS\",\"access\":\"allow\",\"scope_key\":\"key\",\"scope_name\":null,"
            + "\"path\":\"direct\",\"first_seen_at\":\"2026-01-02T03:04:05.006Z\"}";

    private static final OperationResult OPERATION = new OperationResult(
            "id",
            "default",
            "grant",
            "applied",
            "aa",
            null,
            "ada@example.com",
            null,
            null,
            null,
            3,
            "s",
            "f",
            null,
            null);

    private static <T> T converted(Object answer, Class<T> type) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            return context.getTypeConverter().mandatoryConvertTo(type, answer);
        }
    }

    @Test
    void anAnswerIsJsonAsTextBytesAndStream() throws Exception {
        assertThat(converted(RIGHT, String.class)).isEqualTo(JSON);
        assertThat(converted(RIGHT, byte[].class))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(JSON);
        assertThat(converted(RIGHT, InputStream.class)).hasContent(JSON);
    }

    @Test
    void aListIsAJsonArray() throws Exception {
        assertThat(converted(new Rows<>(List.of(RIGHT, RIGHT), "cursor"), String.class))
                .isEqualTo("[" + JSON + "," + JSON + "]");
    }

    @Test
    void anAnswerIsAMap() throws Exception {
        SyncResult figures =
                new SyncResult(7, "default", "aa", "published", "s", "f", 6, 2, 3, 4, 5, null, List.of("a warning"));

        Map<?, ?> map = converted(figures, Map.class);

        assertThat(map.get("role_assignments")).isEqualTo(4);
        assertThat(map.get("warnings")).isEqualTo(List.of("a warning"));
    }

    @Test
    void theSimpleLanguageTakesAnItemOfAList() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(new Rows<>(List.of(RIGHT), null));

            String email = context.resolveLanguage("simple")
                    .createExpression("${body[0].email} has ${body.size}")
                    .evaluate(exchange, String.class);

            assertThat(email).isEqualTo("ada@example.com has 1");
        }
    }

    @Test
    void whatMarshalsAnAnswerWithoutUsFindsTheSameNames() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(RIGHT)).isEqualTo(JSON);
        assertThat(new ObjectMapper().writeValueAsString(OPERATION)).isEqualTo(converted(OPERATION, String.class));
    }

    @Test
    void aHubConvertsTheBodyOfAnOperation(@TempDir Path directory) throws Exception {
        try (ComponentFixture fixture = ComponentFixture.on(directory)) {
            fixture.hub().context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:hub").to("cloudflare-iga:grant?role=DNS").convertBodyTo(String.class);
                }
            });

            Object answer = fixture.ask("direct:hub", Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com"));

            JsonNode json = new ObjectMapper().readTree((String) answer);
            assertThat(json.path("status").asText()).isEqualTo("applied");
            assertThat(json.path("member_id").asText()).isEqualTo(fixture.ada());
            assertThat(json.path("plan").path("gives").path(0).path("role_name").asText())
                    .isEqualTo("DNS");
        }
    }
}
