package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.sandbox.RecordedRequest;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in at the edge of the routes, and what goes out of them again. */
class RequestEdgeTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void whoAsksWhyAndWithWhichTicketIsInTheJournal() {
        fixture.ask(
                "grant",
                Map.of(
                        "memberId", ada,
                        "role", "DNS",
                        "reason", "on call",
                        "requestedBy", "helena",
                        "reference", "CHG-4711"));

        assertThat(fixture.last())
                .containsEntry("kind", "grant")
                .containsEntry("account", "default")
                .containsEntry("member_id", ada)
                .containsEntry("email", "ada@example.com")
                .containsEntry("reason", "on call")
                .containsEntry("requested_by", "helena")
                .containsEntry("reference", "CHG-4711")
                .containsEntry("requests", 4)
                .containsEntry("error", null)
                .doesNotContainEntry("started_at", null)
                .doesNotContainEntry("finished_at", null);
    }

    @Test
    void aStreamIsABodyToo() {
        byte[] body = ("{\"memberId\": \"" + ada + "\", \"role\": \"DNS\"}").getBytes(StandardCharsets.UTF_8);

        OperationResult result = fixture.askByBody("grant", new ByteArrayInputStream(body));

        assertThat(result.status()).isEqualTo("applied");
    }

    @Test
    void theAccountMayBeNamedByItsId() {
        OperationResult result =
                fixture.ask("grant", Map.of("account", SyncFixture.ACCOUNT, "memberId", ada, "role", "DNS"));

        assertThat(result.account()).isEqualTo("default");
        assertThat(result.status()).isEqualTo("applied");
    }

    @Test
    void aCallersHeadersReachNeitherCloudflareNorTheResult() {
        Exchange exchange = fixture.exchange("grant", asked -> {
            asked.setHeader("CloudflareIgaMemberId", ada);
            asked.setHeader("CloudflareIgaRole", "DNS");
            asked.setHeader(Exchange.HTTP_URI, "http://127.0.0.1:9/elsewhere");
            asked.setHeader(Exchange.HTTP_PATH, "/elsewhere");
            asked.setHeader(Exchange.HTTP_QUERY, "page=7");
            asked.setHeader(Exchange.HTTP_METHOD, "DELETE");
            asked.setHeader("Authorization", "Bearer somebody-elses");
            asked.setHeader("X-Own", "private");
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        assertThat(exchange.getMessage().getBody(OperationResult.class).status())
                .isEqualTo("applied");
        assertThat(fixture.sandbox().requests().list())
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("X-Own"))
                .extracting(RecordedRequest::status)
                .doesNotContain(401, 404);
    }

    @Test
    void aFailureLeavesNoHeaderBehindEither() {
        Exchange exchange = fixture.exchange("grant", asked -> {
            asked.setHeader("CloudflareIgaMemberId", ada);
            asked.setHeader("CloudflareIgaRole", "API Gateway Read");
        });

        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE member; --",
                "\" OR \"\"=\"",
                "${bean:cloudflareIgaOperations?method=close}",
                "{{cloudflare-iga.token}}",
                "<script>alert(1)</script>",
                "%00%0d%0aSet-Cookie: a=b",
                "../../../../user",
                "Zoë 🦊 \\u0000"
            })
    void whatLooksLikeAnAttackIsStoredAsItIsAndDoesNothing(String text) {
        OperationResult result = fixture.ask(
                "grant",
                Map.of(
                        "memberId", ada,
                        "role", "DNS",
                        "reason", text,
                        "requestedBy", text,
                        "reference", text,
                        "idempotencyKey", text));

        assertThat(result.status()).isEqualTo("applied");
        assertThat(fixture.last())
                .containsEntry("reason", text)
                .containsEntry("requested_by", text)
                .containsEntry("reference", text);
        assertThat(fixture.fixture().wrongRights()).isEmpty();
        assertThat(fixture.sandbox().requests().count()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE member; --", "${body}", "../roles", "%", "*"})
    void aRoleOrScopeThatLooksLikeAnAttackIsOnlyUnknown(String text) {
        Exception role = fixture.failing("grant", Map.of("memberId", ada, "role", text));
        Exception scope = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS", "scope", text));

        assertThat(role).isInstanceOf(UnknownRoleException.class).hasMessageContaining(text);
        assertThat(scope).isInstanceOf(UnknownScopeException.class).hasMessageContaining(text);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void anUnknownRoleIsRefusedWithCandidatesAndJournalled() {
        Exception refusal = fixture.failing("grant", Map.of("memberId", ada, "role", "Bilking"));

        assertThat(refusal)
                .isInstanceOf(UnknownRoleException.class)
                .hasMessageContaining("'Billing' (" + fixture.account().roleId("Billing") + ")");
        assertThat(fixture.last())
                .containsEntry("status", "refused")
                .containsEntry("error", refusal.getMessage())
                .containsEntry("plan", null);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aNameThatTwoRolesShareIsRefusedWithBothIds() {
        String one = fixture.account().addRole("Robot");
        String other = fixture.account().addRole("Robot Two");
        fixture.account().renameRole(other, "Robot");
        fixture.sync();

        Exception refusal = fixture.failing("grant", Map.of("memberId", ada, "role", "Robot"));

        assertThat(refusal)
                .isInstanceOf(UnknownRoleException.class)
                .hasMessageContaining(one)
                .hasMessageContaining(other);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void anAccountThatWasNeverSyncedIsLeftAlone(@TempDir Path elsewhere) throws Exception {
        try (ProvisioningFixture fresh = ProvisioningFixture.on(elsewhere)) {
            Exception refusal = fresh.failing("invite", Map.of("email", "ada@example.com", "role", List.of("Billing")));

            assertThat(refusal).isInstanceOf(NeverSyncedException.class).hasMessageContaining("sync it first");
            assertThat(fresh.last()).containsEntry("status", "refused");
            assertThat(fresh.sandbox().requests().count()).isZero();
        }
    }
}
