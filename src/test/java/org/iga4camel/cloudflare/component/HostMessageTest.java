package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.provisioning.LastSuperAdministratorException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the hub's stays the hub's, and what is ours stays ours. */
class HostMessageTest {

    private static final Map<String, Object> GRANT =
            Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com", CloudflareIgaConstants.ROLE, "DNS");

    private ComponentFixture fixture;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ComponentFixture.on(directory);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private static Map<String, Object> with(Map<String, Object> headers, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(headers);
        all.putAll(more);
        return all;
    }

    @Test
    void theHubsHeadersStayAndOursLeave() {
        Map<String, Object> hubs = Map.of("ticket", "HR-7", "CamelFileName", "a.csv");

        Exchange exchange = fixture.send(
                "cloudflare-iga:grant", "somebody's own", with(with(GRANT, hubs), Map.of("cloudflareigareason", "x")));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(hubs);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(OperationResult.class);
    }

    @Test
    void noHeaderOfTheHubsReachesCloudflare() {
        fixture.ask(
                "cloudflare-iga:grant",
                with(
                        GRANT,
                        Map.of(
                                "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
                                "CamelHttpPath", "/elsewhere",
                                "CamelHttpMethod", "DELETE",
                                "Authorization", "Bearer of-the-hub",
                                "X-Of-The-Hub", "secret")));

        assertThat(fixture.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.toString()).doesNotContainIgnoringCase("of-the-hub"))
                .noneSatisfy(request -> assertThat(request.path()).contains("elsewhere"));
    }

    @Test
    void theHubsVariablesAndPropertiesStayAndOursAreNotThere() throws Exception {
        fixture.hub().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hub")
                        .setVariable("cloudflareIgaAccount", constant("the hub's"))
                        .setProperty("step", constant(3))
                        .to("cloudflare-iga:grant");
            }
        });

        Exchange exchange = fixture.send("direct:hub", null, GRANT);

        assertThat(exchange.getVariables()).isEqualTo(Map.of("cloudflareIgaAccount", "the hub's"));
        assertThat(exchange.getProperties()).containsEntry("step", 3);
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.contains("Jdbc"));
    }

    @Test
    void aFailureIsTheExceptionItselfAndLeavesTheMessageAsItWas() {
        Map<String, Object> headers = Map.of(CloudflareIgaConstants.EMAIL, "helena@example.com", "ticket", "HR-8");

        Exchange exchange = fixture.send("cloudflare-iga:remove", "somebody's own", headers);

        assertThat(exchange.getException()).isExactlyInstanceOf(LastSuperAdministratorException.class);
        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(headers);
        assertThat(exchange.getMessage().getBody()).isEqualTo("somebody's own");
    }

    @Test
    void theHubsErrorHandlingSeesTheFailureByItsType() throws Exception {
        fixture.hub().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(InvalidInputException.class).handled(true).setBody(simple("${exception.message}"));
                from("direct:hub").to("cloudflare-iga:grant");
            }
        });

        Object answer = fixture.ask("direct:hub", Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com"));

        assertThat(answer).asString().contains("roles is missing");
    }
}
