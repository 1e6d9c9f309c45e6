package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.iga4camel.cloudflare.view.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of an endpoint are what it asks for where a message does not say it. */
class EndpointDefaultsTest {

    private static final Map<String, Object> ADA = Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com");

    private ComponentFixture fixture;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ComponentFixture.withEurope(directory);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private List<String> roleIdsOfAda() {
        return fixture.account().grants(fixture.ada()).stream()
                .map(SandboxGrant::roleId)
                .toList();
    }

    @Test
    void rolesOfAnOptionAreSeparatedBySemicolons() {
        fixture.ask("cloudflare-iga:grant?role=DNS; Billing&reason=by option&requestedBy=hub", ADA);

        assertThat(roleIdsOfAda())
                .containsExactlyInAnyOrder(
                        fixture.account().roleId("Analytics"),
                        fixture.account().roleId("DNS"),
                        fixture.account().roleId("Billing"));
        assertThat(fixture.last()).containsEntry("reason", "by option").containsEntry("requested_by", "hub");
    }

    @Test
    void aHeaderWinsOverAnOption() {
        fixture.ask(
                "cloudflare-iga:grant?role=DNS",
                Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com", CloudflareIgaConstants.ROLE, "Billing"));

        assertThat(roleIdsOfAda())
                .contains(fixture.account().roleId("Billing"))
                .doesNotContain(fixture.account().roleId("DNS"));
    }

    @Test
    void aFieldOfTheBodyWinsOverAnOptionToo() {
        fixture.ask(
                "cloudflare-iga:grant?role=DNS&reason=by option",
                Map.of("email", "ada@example.com", "role", "Billing", "reason", "by body"),
                Map.of());

        assertThat(roleIdsOfAda())
                .contains(fixture.account().roleId("Billing"))
                .doesNotContain(fixture.account().roleId("DNS"));
        assertThat(fixture.last()).containsEntry("reason", "by body");
    }

    @Test
    void eachEndpointHasItsOwnAccount() {
        Object synced = fixture.ask("cloudflare-iga:sync?account=europe", Map.of());
        Object europe = fixture.ask("cloudflare-iga:members?account=europe", Map.of());
        Object first = fixture.ask("cloudflare-iga:members?account=default", Map.of());

        assertThat(((SyncResult) synced).account()).isEqualTo("europe");
        assertThat((List<?>) europe)
                .hasSize(3)
                .allSatisfy(member -> assertThat(((Member) member).account()).isEqualTo("europe"));
        assertThat((List<?>) first)
                .hasSize(2)
                .allSatisfy(member -> assertThat(((Member) member).account()).isEqualTo("default"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = " ")
    void aHeaderThatIsEmptyLeavesTheAccountOfTheEndpoint(String account) {
        fixture.ask("cloudflare-iga:sync?account=europe", Map.of());

        Object europe = fixture.ask(
                "cloudflare-iga:members?account=europe",
                Collections.singletonMap(CloudflareIgaConstants.ACCOUNT, account));

        assertThat((List<?>) europe)
                .hasSize(3)
                .allSatisfy(member -> assertThat(((Member) member).account()).isEqualTo("europe"));
    }

    @Test
    void whatTheComponentIsToldHoldsForEveryEndpoint() {
        CloudflareIgaComponent component =
                fixture.hub().context().getComponent("cloudflare-iga", CloudflareIgaComponent.class);
        component.getConfiguration().setDryRun(true);
        component.getConfiguration().setRole("DNS");

        Object granted = fixture.ask("cloudflare-iga:grant", ADA);
        Object removed = fixture.ask("cloudflare-iga:remove?dryRun=false", ADA);

        assertThat(((OperationResult) granted).status()).isEqualTo("planned");
        assertThat(((OperationResult) removed).status()).isEqualTo("applied");
    }

    @Test
    void anOptionThatAnOperationDoesNotKnowIsRefusedWhereItIsWritten() {
        assertThatThrownBy(() -> fixture.hub().context().getEndpoint("cloudflare-iga:remove?role=DNS"))
                .hasRootCauseInstanceOf(ConfigurationException.class)
                .rootCause()
                .hasMessage("The option role is none of cloudflare-iga:remove:"
                        + " use account, dryRun, reason, reference, requestedBy");
    }

    @Test
    void anOptionThatNothingKnowsIsRefused() {
        assertThatThrownBy(() -> fixture.hub().context().getEndpoint("cloudflare-iga:remove?rol=DNS"))
                .hasMessageContaining("rol");
    }
}
