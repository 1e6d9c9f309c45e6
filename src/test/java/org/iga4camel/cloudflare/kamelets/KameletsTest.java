package org.iga4camel.cloudflare.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.iga4camel.cloudflare.component.CloudflareIgaComponent;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.provisioning.ProvisioningFixture;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each Kamelet in a route, as a designer would put it there. */
class KameletsTest {

    @TempDir
    Path directory;

    private ProvisioningFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = ProvisioningFixture.on(directory);
        fixture.sync();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private SyncFixture hub(RouteBuilder routes) throws Exception {
        fixture.fixture().context().addRoutes(routes);
        return fixture.fixture();
    }

    @Test
    void theActionCarriesAnOperationOutAndSaysHowItEnded() throws Exception {
        SyncFixture hub = hub(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:joiner")
                        .to("kamelet:cloudflare-iga-provision-action?operation=invite&role=DNS&reference=HR-7");
            }
        });

        Exchange answer = hub.template()
                .request(
                        "direct:joiner",
                        asked -> asked.getMessage().setHeader("CloudflareIgaEmail", "new@example.com"));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(OperationResult.class).status()).isEqualTo("applied");
        assertThat(fixture.last()).containsEntry("reference", "HR-7");
    }

    @Test
    void theSinkPlansOnlyWhenADryRunIsAsked() throws Exception {
        SyncFixture hub = hub(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:joiner").to("kamelet:cloudflare-iga-provision-sink?operation=invite&role=DNS&dryRun=true");
            }
        });

        hub.template().sendBodyAndHeader("direct:joiner", null, "CloudflareIgaEmail", "new@example.com");

        assertThat(fixture.last()).containsEntry("status", "planned");
        assertThat(fixture.account().memberByEmail("new@example.com")).isEmpty();
    }

    @Test
    void whatTheComponentIsToldHoldsForAKamelet() throws Exception {
        fixture.fixture()
                .context()
                .getComponent("cloudflare-iga", CloudflareIgaComponent.class)
                .getConfiguration()
                .setDryRun(true);
        SyncFixture hub = hub(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:joiner")
                        .multicast()
                        .to("kamelet:cloudflare-iga-provision-action?operation=invite&role=DNS")
                        .to("kamelet:cloudflare-iga-provision-sink?operation=invite&role=DNS");
            }
        });

        hub.template().sendBodyAndHeader("direct:joiner", null, "CloudflareIgaEmail", "new@example.com");

        assertThat(fixture.account().memberByEmail("new@example.com")).isEmpty();
    }

    @Test
    void theSourceDeliversTheChangesThatWereAskedFor() throws Exception {
        SyncFixture hub = hub(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:cloudflare-iga-changes-source?consumer=siem&kinds=role.granted&startFrom=beginning")
                        .to("mock:changes");
            }
        });
        MockEndpoint changes = hub.context().getEndpoint("mock:changes", MockEndpoint.class);

        changes.expectedMinimumMessageCount(1);

        changes.assertIsSatisfied();
    }
}
