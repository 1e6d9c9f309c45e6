package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hub's own include pattern has loaded of our routes is mounted as it is, and nothing is loaded twice. */
class IncludePatternTest {

    private static final String EDITED = "as this company does it";

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

    private Path database() {
        return directory.resolve("cache.db");
    }

    private Hub hub(String parts, String pattern) {
        Map<String, String> settings = Hub.mounting(parts, cloudflare, database());
        settings.put("camel.main.routesIncludePattern", pattern);
        return Hub.with(settings);
    }

    private static String packaged(String... names) {
        return Arrays.stream(names)
                .map(name -> "classpath:cloudflare-iga/routes/" + name + ".camel.yaml")
                .collect(Collectors.joining(","));
    }

    /** A copy of a packaged file under another name, in a folder of the hub. */
    private String copy(String name, String from, String to) throws Exception {
        String routes = Files.readString(Path.of("routes", name + ".camel.yaml"));
        assertThat(routes).containsOnlyOnce(from);
        Path copy = Files.writeString(directory.resolve("my-" + name + ".camel.yaml"), routes.replace(from, to));
        return "file:" + copy;
    }

    private static boolean isThere(Hub hub, String name) {
        return hub.context().getRoute("cloudflare-iga-" + name) != null;
    }

    @Test
    void whatThePatternLoadsIsMountedWithWhatItCalls() throws Exception {
        try (Hub hub = hub("", packaged("sync")).start()) {

            assertThat(hub.sync().members()).isEqualTo(1);
            assertThat(hub.ask("direct:cloudflare-iga-members", null, String.class))
                    .contains("helena@example.com");
            assertThat(Stream.of("scheduled-sync", "invite", "check")).noneMatch(name -> isThere(hub, name));
            assertThat(hub.context().hasComponent("quartz")).isNull();
        }
    }

    @Test
    void aScheduleThatThePatternLoadsRuns() throws Exception {
        try (Hub hub = hub("", packaged("schedule"))) {
            hub.start();

            await().untilAsserted(() -> assertThat(Tables.query(database(), "SELECT status FROM sync_runs"))
                    .containsExactly("published"));
            assertThat(isThere(hub, "schedule-default")).isTrue();
        }
    }

    @Test
    void provisioningThatThePatternLoadsWrites() throws Exception {
        try (Hub hub = hub("", packaged("provisioning", "operation", "sync")).start()) {
            hub.sync();

            OperationResult result = hub.ask(
                    "direct:cloudflare-iga-invite",
                    Map.of("email", "new@example.com", "roles", "Billing"),
                    OperationResult.class);

            assertThat(result.status()).isEqualTo("applied");
        }
    }

    @Test
    void aPatternOfAllFilesMountsEverything() throws Exception {
        Map<String, String> settings = Hub.mounting("", cloudflare, database());
        settings.put("camel.main.routesIncludePattern", Mount.PACKAGED_ROUTES);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put("cloudflare-iga.rest-key", "a-key-for-tests-0123456789");

        try (Hub hub = Hub.with(settings).start()) {
            assertThat(Stream.of("sync", "schedule-default", "invite", "check", "api-members", "api-docs"))
                    .allMatch(name -> isThere(hub, name));
        }
    }

    @Test
    void anEditedCopyIsNotReplacedByThePackagedFile() throws Exception {
        String own = copy("sync", "Reads an account whole and publishes it, or leaves", EDITED + "; or leaves");

        try (Hub hub = hub("sync", own).start()) {
            assertThat(hub.context().getRoute("cloudflare-iga-sync").getDescription())
                    .startsWith(EDITED);
            assertThat(hub.sync().status()).isEqualTo("published");
            assertThat(hub.context().getRoutes()).extracting(Route::getRouteId).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatACopyLeavesOutStaysOut() throws Exception {
        String own = copy("provisioning", "id: cloudflare-iga-remove\n", "id: remove-of-the-hub\n");

        try (Hub hub = hub("provisioning", own).start()) {
            assertThat(isThere(hub, "remove")).isFalse();
            assertThat(isThere(hub, "grant")).isTrue();
        }
    }

    @Test
    void aTemplateThatACopyLeavesOutIsNotMissed() throws Exception {
        String own = copy("schedule", "id: cloudflare-iga-at-start\n", "id: first-sync-of-the-hub\n");

        try (Hub hub = hub("sync", own).start()) {
            assertThat(isThere(hub, "at-start-default")).isFalse();
            assertThat(isThere(hub, "schedule-default")).isTrue();
        }
    }

    @Test
    void aPartAndAPatternOfTheSameFilesAreMountedOnce() throws Exception {
        try (Hub hub = hub("sync,provisioning", packaged("sync", "schedule", "provisioning"))) {
            hub.start();

            await().untilAsserted(() -> assertThat(Tables.query(database(), "SELECT status FROM sync_runs"))
                    .containsExactly("published"));
            assertThat(hub.context().getRoutes()).extracting(Route::getRouteId).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sync, token, cloudflare-iga.token",
        "api, rest-key, 'The part api is to be mounted, which nobody can call without a key'",
    })
    void aSettingThatIsMissingIsOneSentence(String file, String key, String told) {
        Map<String, String> settings = Hub.mounting("", cloudflare, database());
        settings.put("camel.main.routesIncludePattern", packaged(file));
        settings.remove("cloudflare-iga." + key);
        Hub hub = Hub.with(settings);

        Throwable failure = catchThrowable(hub::start);
        hub.close();

        assertThat(Causes.find(failure, ConfigurationException.class))
                .hasValueSatisfying(
                        known -> assertThat(known.getMessage()).contains(told).doesNotContain("\n"));
        assertThat(database()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "api-syncs",
                "check",
                "docs",
                "gateway",
                "operation",
                "provisioning",
                "read",
                "schedule",
                "settling",
                "sync"
            })
    void everyPackagedFileIsKnownByItsRoutes(String name) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Resource file = PluginHelper.getResourceLoader(context).resolveResource(packaged(name));
            PluginHelper.getRoutesLoader(context).loadRoutes(file);

            assertThat(HostRoutes.files(context, true)).containsExactly(name);
            assertThat(HostRoutes.idsIn(file)).containsExactlyInAnyOrderElementsOf(HostRoutes.ids(context));
        }
    }

    @Test
    void noPackagedFileIsForgotten() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(Mount.files(context, Mount.PACKAGED_ROUTES)).hasSize(11);
        }
    }
}
