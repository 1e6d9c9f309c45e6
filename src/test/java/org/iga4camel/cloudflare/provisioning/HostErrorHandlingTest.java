package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's own error handling sees what our routes throw. */
class HostErrorHandlingTest {

    @Test
    void aRefusalIsSeenThoughAFailureWasCaughtOnTheWayThere(@TempDir Path directory) throws Exception {
        try (ProvisioningFixture fixture = ProvisioningFixture.on(directory)) {
            fixture.sync();
            fixture.fixture().context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(LastSuperAdministratorException.class)
                            .handled(true)
                            .setBody(constant("refused"));
                    from("direct:host").to("direct:cloudflare-iga-remove");
                }
            });

            Object answer = fixture.fixture()
                    .template()
                    .requestBody("direct:host", Map.<String, Object>of("email", "helena@example.com"));

            assertThat(answer).isEqualTo("refused");
        }
    }
}
