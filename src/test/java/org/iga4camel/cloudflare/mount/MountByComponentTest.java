package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.component.CloudflareIgaComponent;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose settings are options of the component. */
class MountByComponentTest {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    @TempDir
    Path directory;

    private SandboxServer cloudflare;

    @BeforeEach
    void startCloudflare() throws Exception {
        cloudflare = Hub.cloudflare();
    }

    @AfterEach
    void stopCloudflare() {
        cloudflare.close();
    }

    private CloudflareIgaComponent component() {
        CloudflareIgaComponent component = new CloudflareIgaComponent();
        component.setMount("sync");
        component.setAccountId(Hub.ACCOUNT);
        component.setToken(Hub.TOKEN);
        component.setBaseUrl(cloudflare.baseUrl());
        component.setDatabase(directory.resolve("cache.db").toString());
        component.setSchedule(NEVER);
        return component;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("vault.token", Hub.TOKEN);
        properties.put("camel.component.cloudflare-iga.mount", "sync");
        properties.put("camel.component.cloudflare-iga.account-id", Hub.ACCOUNT);
        properties.put("camel.component.cloudflare-iga.token", "{{vault.token}}");
        properties.put("camel.component.cloudflare-iga.baseUrl", cloudflare.baseUrl());
        properties.put(
                "camel.component.cloudflare-iga.database",
                directory.resolve("cache.db").toString());
        properties.put("camel.component.cloudflare-iga.schedule", NEVER);
        return properties;
    }

    @Test
    void camelMainsPropertiesOfTheComponentMount() throws Exception {
        try (Hub hub = Hub.with(properties()).start()) {

            assertThat(hub.sync().members()).isEqualTo(1);
        }
    }

    @Test
    void aComponentThatIsABeanMounts() throws Exception {
        try (Hub hub = Hub.with(Map.of()).bind("cloudflare-iga-component", component())) {
            hub.start();

            assertThat(hub.sync().members()).isEqualTo(1);
        }
    }

    @Test
    void aComponentThatIsAddedInJavaMountsAndServesItsEndpoints() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("cloudflare-iga", component());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:review").to("cloudflare-iga:operations");
                }
            });
            context.start();

            assertThat(context.getRoute("cloudflare-iga-sync")).isNotNull();
            assertThat(context.createProducerTemplate().requestBody("direct:review", null, String.class))
                    .isEqualTo("[]");
        }
    }

    @Test
    void aWrongOptionStopsTheStartWithOneSentence() {
        Map<String, String> properties = properties();
        properties.put("camel.component.cloudflare-iga.mount", "snyc");
        Hub hub = Hub.with(properties);

        Throwable failure = catchThrowable(hub::start);
        hub.close();

        assertThat(Causes.find(failure, ConfigurationException.class))
                .hasValueSatisfying(known -> assertThat(known)
                        .hasMessage("The component option mount must be one or more of sync, provisioning and api with"
                                + " commas between them, but has 'snyc'."));
    }
}
