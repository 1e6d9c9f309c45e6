package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Test support that starts its hub as soon as there is a test instance, as Spring's does, and is declared first. */
@ExtendWith(EarlyHubTest.EarlyHub.class)
@CloudflareSandbox
class EarlyHubTest {

    private static String databaseOfHub;

    @FromSandbox
    private HubSettings settings;

    static final class EarlyHub implements TestInstancePostProcessor {

        @Override
        public void postProcessTestInstance(Object instance, ExtensionContext context) {
            databaseOfHub = System.getProperty("cloudflare-iga.database");
        }
    }

    @RepeatedTest(2)
    void theHubHasTheSettingsOfItsTest() {
        assertThat(databaseOfHub).isEqualTo(settings.database().toString());
    }
}
