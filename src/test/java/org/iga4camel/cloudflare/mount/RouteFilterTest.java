package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub that filters routes has all of a part that it mounts, or does not start. */
class RouteFilterTest {

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

    private Hub hub(String parts, String option, String pattern) {
        Map<String, String> settings = Hub.mounting(parts, cloudflare, directory.resolve("cache.db"));
        settings.put("cloudflare-iga.rest-key", Hub.REST_KEY);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put(option, pattern);
        return Hub.with(settings, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hub").routeId("hub-orders").to("log:hub");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sync; camel.main.routeFilterIncludePattern; hub-*",
                "api; camel.main.routeFilterIncludePattern; hub-*",
                "provisioning; camel.main.routeFilterIncludePattern; hub-*",
                "sync; camel.main.routeFilterIncludePattern; hub-*,cloudflare-iga-sync*",
                "sync; camel.main.routeFilterExcludePattern; cloudflare-iga-gateway",
                "sync; camel.main.routeFilterExcludePattern; cloudflare-iga-schedule-*",
                "sync; camel.main.routeFilterExcludePattern; cloudflare-iga-sync-pages-default",
                "sync; camel.main.routeFilterExcludePattern; direct:*",
                "api; camel.main.routeFilterExcludePattern; .*-api-.*",
                "api; camel.main.routeFilterExcludePattern; rest*",
                "api; camel.main.routeFilterIncludePattern; hub-*,cloudflare-iga-*"
            })
    void aMountSomeOfWhoseRoutesAreFilteredOutStopsTheStart(String parts, String option, String pattern) {
        try (Hub hub = hub(parts, option, pattern)) {

            assertThatThrownBy(hub::start)
                    .satisfies(failure -> assertThat(Causes.find(failure, ConfigurationException.class))
                            .get()
                            .asString()
                            .contains("camel.main.routeFilterIncludePattern", "camel.main.routeFilterExcludePattern"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub-*,cloudflare-iga-*,rest:*", "*"})
    void aFilterThatLetsOursPassLeavesTheMountWhole(String pattern) throws Exception {
        try (Hub hub = hub("sync,provisioning,api", "camel.main.routeFilterIncludePattern", pattern)) {
            hub.start();

            assertThat(hub.sync().members()).isEqualTo(1);
            assertThat(hub.get("/api/accounts/default/members")).isEqualTo(200);
        }
    }

    @Test
    void aHubThatMountsNothingMayFilterWhatItLikes() throws Exception {
        try (Hub hub = Hub.with(Map.of("camel.main.routeFilterIncludePattern", "hub-*"))) {
            hub.start();

            assertThat(hub.context().getRoutes()).isEmpty();
        }
    }
}
