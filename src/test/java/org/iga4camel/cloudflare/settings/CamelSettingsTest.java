package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CamelSettingsTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void valuesComeFromTheHostsProperties() {
        given("cloudflare-iga.account-id", Given.ID, "cloudflare-iga.token", "t0k3n");

        Settings settings = CamelSettings.of(context, Map.of());

        assertThat(credential(settings)).isEqualTo(new Credential.ApiToken(Secret.of("t0k3n")));
    }

    @Test
    void theEnvironmentIsReadWhereTheHostHasNoProperty() {
        given("cloudflare-iga.account-id", Given.ID);

        Settings settings = CamelSettings.of(context, Map.of("CLOUDFLARE_API_TOKEN", "t0k3n"));

        assertThat(credential(settings)).isEqualTo(new Credential.ApiToken(Secret.of("t0k3n")));
    }

    @Test
    void placeholdersInsideValuesAreResolved() {
        given("cloudflare-iga.account-id", Given.ID, "cloudflare-iga.token", "{{vault.token}}", "vault.token", "t0k3n");

        Settings settings = CamelSettings.of(context, Map.of());

        assertThat(credential(settings)).isEqualTo(new Credential.ApiToken(Secret.of("t0k3n")));
    }

    @Test
    void anAccountWhosePlaceholderIsMissingDoesNotGetTheTokenOfTheOthers() {
        given(
                "cloudflare-iga.account-id", Given.ID,
                "cloudflare-iga.token", "common",
                "cloudflare-iga.account.default.token", "{{vault.missing}}");

        assertRefused(Map.of())
                .hasMessage(
                        "cloudflare-iga.account.default.token holds a placeholder that does not resolve: set what it"
                                + " refers to, or write it as {{?name}} if it may be missing.");
    }

    @Test
    void aPlaceholderThatMayBeMissingLeavesTheValueUnset() {
        given(
                "cloudflare-iga.account-id", Given.ID,
                "cloudflare-iga.token", "common",
                "cloudflare-iga.account.default.token", "{{?vault.missing}}");

        Settings settings = CamelSettings.of(context, Map.of());

        assertThat(credential(settings)).isEqualTo(new Credential.ApiToken(Secret.of("common")));
    }

    @Test
    void anUnknownPropertyIsRefused() {
        given("cloudflare-iga.acount-id", Given.ID);

        assertRefused(Map.of()).hasMessageContaining("did you mean cloudflare-iga.account-id?");
    }

    @Test
    void anUnknownVariableIsRefused() {
        given("cloudflare-iga.account-id", Given.ID);

        assertRefused(Map.of("CLOUDFLARE_IGA_PORTS", "x")).hasMessageContaining("did you mean CLOUDFLARE_IGA_PORT?");
    }

    @Test
    void theHostsOwnSensitiveKeywordsStay() {
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("hostword");

        CamelSettings.registerSecrets(context);

        assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                .isEqualTo("globalkey,hostword,restkey,restkeys,token");
    }

    private void given(String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            context.getPropertiesComponent().addInitialProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        context.start();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Map<String, String> environment) {
        return assertThatThrownBy(() -> CamelSettings.of(context, environment))
                .isInstanceOf(ConfigurationException.class);
    }

    private static Credential credential(Settings settings) {
        return settings.accounts().get("default").credential();
    }
}
