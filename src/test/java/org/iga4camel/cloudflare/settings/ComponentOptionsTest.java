package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.component.CloudflareIgaComponent;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a host has the component, what is set on it wins over properties that are not of one account only. */
class ComponentOptionsTest {

    private final CamelContext context = new DefaultCamelContext();
    private final CloudflareIgaComponent component = new CloudflareIgaComponent();
    private final Map<String, String> environment = new HashMap<>();

    @AfterEach
    void stop() {
        context.stop();
    }

    private void property(String key, String value) {
        context.getPropertiesComponent().addInitialProperty("cloudflare-iga." + key, value);
    }

    private Settings read() {
        context.build();
        return CamelSettings.of(context, environment);
    }

    @ParameterizedTest
    @CsvSource({
        "account, component, common, environment, account",
        "       , component, common, environment, component",
        "       ,          , common, environment, common",
        "       ,          ,       , environment, environment",
    })
    void theNearestWins(String account, String onComponent, String common, String variable, String expected) {
        context.addComponent("cloudflare-iga", component);
        component.setToken(onComponent);
        property("account-id", Given.ID);
        property("account.default.token", account == null ? "" : account);
        property("token", common == null ? "" : common);
        environment.put("CLOUDFLARE_API_TOKEN", variable);

        Settings settings = read();

        assertThat(settings.account("default").credential()).isEqualTo(new Credential.ApiToken(Secret.of(expected)));
    }

    @Test
    void everyOptionOfTheComponentIsRead() {
        context.addComponent("cloudflare-iga", component);
        component.setMount("sync,api");
        component.setAccounts("prod");
        component.setAccountId(Given.ID);
        component.setEmail("ann@example.org");
        component.setGlobalKey("key");
        component.setBaseUrl("https://cloudflare.example.org/v4");
        component.setDatabase("/elsewhere/iga.db");
        component.setSchedule("0 0 4 * * ?");
        component.setProvisioning(true);
        component.setBudget(2400);

        Settings settings = read();

        AccountSettings prod = settings.account("prod");
        assertThat(CamelSettings.parts(context)).containsExactlyInAnyOrder(Part.SYNC, Part.API);
        assertThat(prod.accountId()).isEqualTo(Given.ID);
        assertThat(prod.credential()).isEqualTo(new Credential.GlobalKey("ann@example.org", Secret.of("key")));
        assertThat(prod.baseUrl()).hasToString("https://cloudflare.example.org/v4");
        assertThat(settings.database()).hasToString("/elsewhere/iga.db");
        assertThat(prod.schedule()).isEqualTo("0 0 4 * * ?");
        assertThat(prod.provisioning().allowed()).isTrue();
        assertThat(prod.allowance().requests()).isEqualTo(2400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare-iga", "cloudflare-iga-component"})
    void aBeanIsTheComponentUnderTheNamesThatCamelLooksFor(String name) {
        component.setAccountId(Given.ID);
        component.setToken("t0k3n");
        context.getRegistry().bind(name, component);

        Settings settings = read();

        assertThat(settings.account("default").accountId()).isEqualTo(Given.ID);
    }

    @Test
    void noComponentIsMadeToLookForItsOptions() {
        property("account-id", Given.ID);
        property("token", "t0k3n");

        read();

        assertThat(context.hasComponent("cloudflare-iga")).isNull();
    }

    @Test
    void placeholdersAreResolved() {
        context.addComponent("cloudflare-iga", component);
        component.setAccountId(Given.ID);
        component.setToken("{{vault.token}}");
        context.getPropertiesComponent().addInitialProperty("vault.token", "t0k3n");

        Settings settings = read();

        assertThat(settings.account("default").credential()).isEqualTo(new Credential.ApiToken(Secret.of("t0k3n")));
    }

    @Test
    void aPlaceholderThatDoesNotResolveIsNotTakenForUnset() {
        context.addComponent("cloudflare-iga", component);
        component.setAccountId(Given.ID);
        component.setToken("{{vault.missing}}");
        property("token", "common");

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessage(
                        "The component option token holds a placeholder that does not resolve: set what it refers to,"
                                + " or write it as {{?name}} if it may be missing.");
    }

    @Test
    void aWrongValueIsToldByTheNameOfTheOption() {
        context.addComponent("cloudflare-iga", component);
        component.setAccountId(Given.ID);
        component.setToken("t0k3n");
        component.setBudget(0);

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The component option budget must be a whole number from 1 to 1000000, but is '0'.");
    }

    @Test
    void aGlobalKeyOnTheComponentIsNotBeatenByATokenFromFurtherAway() {
        context.addComponent("cloudflare-iga", component);
        component.setAccountId(Given.ID);
        component.setEmail("ann@example.org");
        component.setGlobalKey("key");
        environment.put("CLOUDFLARE_API_TOKEN", "of-some-other-tool");

        Settings settings = read();

        assertThat(settings.account("default").credential())
                .isEqualTo(new Credential.GlobalKey("ann@example.org", Secret.of("key")));
    }
}
