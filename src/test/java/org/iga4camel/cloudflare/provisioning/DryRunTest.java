package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A dry run tells what would be sent, word for word, and changes nothing anywhere. */
class DryRunTest {

    private ProvisioningFixture fixture;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.sandbox().options().on(SandboxSwitch.STABLE_ORDER);
        fixture.account()
                .add(
                        "ada@example.com",
                        fixture.account().roleId("Billing"),
                        fixture.account().roleId("Analytics"));
        fixture.account().invite("bob@example.com", fixture.account().roleId("Billing"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private static Map<String, Object> dry(Map<String, Object> fields) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put("dryRun", true);
        return more;
    }

    private static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of("invite", Map.of("email", "carl@example.com", "role", List.of("DNS", "Billing")), 0, 2),
                Arguments.of("grant", Map.of("email", "ada@example.com", "role", "DNS"), 2, 3),
                Arguments.of("revoke", Map.of("email", "ada@example.com", "role", "Billing"), 2, 1),
                Arguments.of("remove", Map.of("email", "ada@example.com"), 2, 0));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void thePlanIsWhatIsThenCarriedOut(String operation, Map<String, Object> fields, int before, int after) {
        String state = fixture.fixture().state();
        OperationResult planned = fixture.ask(operation, dry(fields));
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.fixture().state()).isEqualTo(state);
        assertThat(fixture.last()).containsEntry("status", "planned").containsEntry("writes", 0);

        fixture.ask(operation, fields);

        assertThat(planned.status()).isEqualTo("planned");
        assertThat(planned.before()).hasSize(before);
        assertThat(planned.after()).hasSize(after);
        assertThat(rights(planned, "keeps", "takes")).isEqualTo(planned.before());
        assertThat(rights(planned, "keeps", "gives")).isEqualTo(planned.after());
        List<String> requests = new ArrayList<>();
        planned.plan()
                .path("requests")
                .forEach(request -> requests.add(request.path("method").asText() + " "
                        + request.path("path").asText() + " "
                        + (request.has("body") ? request.path("body").toString() : "")));
        assertThat(fixture.sandbox().requests().writes())
                .extracting(request ->
                        request.method() + " " + request.path().replace("/client/v4", "") + " " + request.body())
                .containsExactlyElementsOf(requests);
    }

    @Test
    void aReinvitationPlansBothOfItsRequests() {
        OperationResult planned = fixture.ask("reinvite", dry(Map.of("email", "bob@example.com")));

        assertThat(planned.status()).isEqualTo("planned");
        assertThat(planned.plan().path("requests").findValuesAsText("method")).containsExactly("DELETE", "POST");
        assertThat(planned.before()).isEqualTo(planned.after()).hasSize(1);
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.account().memberByEmail("bob@example.com")).isPresent();
    }

    @Test
    void aDryRunThatFindsNothingToDoChangesNothingHereEither() {
        fixture.account()
                .setRoles(
                        fixture.account()
                                .memberByEmail("ada@example.com")
                                .orElseThrow()
                                .id(),
                        fixture.account().roleId("DNS"));
        String state = fixture.fixture().state();

        OperationResult result = fixture.ask("grant", dry(Map.of("email", "ada@example.com", "role", "DNS")));

        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(fixture.fixture().state()).isEqualTo(state);
        assertThat(fixture.changes("look:" + result.id())).isEmpty();
    }

    @Test
    void aDryRunIsRefusedByTheGuardsAsTheOperationWouldBe() {
        Exception refusal = fixture.failing("remove", dry(Map.of("email", "helena@example.com")));

        assertThat(refusal).isInstanceOf(LastSuperAdministratorException.class);
        assertThat(fixture.last()).containsEntry("status", "refused");
        assertThat(fixture.writes()).isEmpty();
    }

    /** Two parts of a plan together, in the order in which rights are shown. */
    private static JsonNode rights(OperationResult planned, String one, String other) {
        Rights both = RightsJson.read(planned.plan().path(one))
                .and(RightsJson.read(planned.plan().path(other)));
        return RightsJson.write(both);
    }
}
