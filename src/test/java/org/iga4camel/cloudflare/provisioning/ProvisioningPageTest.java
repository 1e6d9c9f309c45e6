package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.iga4camel.cloudflare.samples.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route that the page about provisioning shows works as it stands there. */
class ProvisioningPageTest {

    @Test
    void theRouteOfThePageInvites(@TempDir Path directory) throws Exception {
        try (ProvisioningFixture fixture = ProvisioningFixture.on(directory)) {
            fixture.sync();
            CamelContext context = fixture.fixture().context();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(
                            "page.camel.yaml", Sample.of("docs/provisioning.md", "From a Camel route", "yaml")));

            OperationResult result = fixture.fixture()
                    .template()
                    .requestBodyAndHeaders(
                            "direct:joiner",
                            null,
                            Map.of("mail", "new@example.com", "ticket", "HR-7"),
                            OperationResult.class);

            assertThat(result.status()).isEqualTo("applied");
            assertThat(fixture.last()).containsEntry("reference", "HR-7");
            assertThat(fixture.account().grants(result.memberId())).hasSize(2);
        }
    }
}
