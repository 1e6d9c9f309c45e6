package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteDataSource;

/** A mount that fails stops its hub's start with one sentence and leaves nothing behind. */
class FailedMountTest {

    @TempDir
    Path directory;

    private SandboxServer cloudflare;
    private Traces before;

    @BeforeEach
    void startCloudflare() throws Exception {
        cloudflare = Hub.cloudflare();
        try (Hub hub = Hub.with(Map.of())) {
            hub.start();
        }
        before = Traces.of(directory);
    }

    @AfterEach
    void stopCloudflare() {
        cloudflare.close();
    }

    private Map<String, String> mounting(String parts) {
        return Hub.mounting(parts, cloudflare, directory.resolve("cache.db"));
    }

    @ParameterizedTest
    @CsvSource({
        "mount, snyc, 'cloudflare-iga.mount (environment variable CLOUDFLARE_IGA_MOUNT) must be one or more of sync,"
                + " provisioning and api with commas between them, but has ''snyc''.'",
        "mount, 'sync,', has ''",
        "mount, api, The part api is to be mounted, which nobody can call without a key",
        "token, '', cloudflare-iga.token",
        "tokken, x, did you mean cloudflare-iga.token",
    })
    void aWrongSettingIsOneSentence(String key, String value, String told) throws Exception {
        Map<String, String> settings = mounting("sync");
        settings.put("cloudflare-iga." + key, value);

        assertThatItFails(Hub.with(settings), told);
        assertThat(directory.resolve("cache.db")).doesNotExist();
    }

    @Test
    void theApiNeedsAnHttpEngine() throws Exception {
        Map<String, String> settings = mounting("api");
        settings.put("cloudflare-iga.rest-key", "a-key-for-tests-0123456789");

        assertThatItFails(Hub.with(settings), "The part api is to be mounted, which needs an HTTP engine");
    }

    @Test
    void aDamagedDatabaseIsOneSentence() throws Exception {
        Files.writeString(directory.resolve("cache.db"), "this is no database".repeat(100));

        assertThatItFails(Hub.with(mounting("sync")), "The database " + directory.resolve("cache.db") + " is damaged");
    }

    @Test
    void aDatabaseOfANewerVersionIsOneSentence() throws Exception {
        try (Hub hub = Hub.with(mounting("provisioning"))) {
            hub.start();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cache.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatItFails(Hub.with(mounting("sync")), "newer");
    }

    @Test
    void oneDataSourceOfTwoIsOneSentence() throws Exception {
        Hub hub = Hub.with(mounting("sync")).bind("cloudflareIgaReader", new SQLiteDataSource());

        assertThatItFails(hub, "The host has the data source cloudflareIgaReader and no cloudflareIgaWriter");
    }

    @Test
    void dataSourcesThatDoNotFitAreOneSentence() throws Exception {
        Hub hub = Hub.with(mounting("sync"))
                .bind("cloudflareIgaWriter", onFile("own.db"))
                .bind("cloudflareIgaReader", onFile("other.db"));

        assertThatItFails(hub, "The data sources must lead to one file");
    }

    private SQLiteDataSource onFile(String name) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve(name));
        return source;
    }

    @Test
    void nothingIsLeftWhenARouteOfTheHubCannotBeBuilt() throws Exception {
        Hub hub = Hub.with(mounting("sync,provisioning"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hubs-own").to("no-such-scheme:anything");
            }
        });

        Throwable failure = catchThrowable(hub::start);
        hub.close();

        assertThat(failure).hasStackTraceContaining("no-such-scheme");
        assertThatNothingIsLeft();
    }

    @Test
    void nothingIsLeftWhenARouteOfTheHubCannotBeStarted() throws Exception {
        Hub hub = Hub.with(mounting("sync,provisioning"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hubs-own").to("mock:one");
                from("direct:hubs-own").to("mock:two");
            }
        });

        Throwable failure = catchThrowable(hub::start);
        hub.close();

        assertThat(failure).hasStackTraceContaining("hubs-own");
        assertThatNothingIsLeft();
    }

    private void assertThatItFails(Hub hub, String told) throws Exception {
        Throwable failure = catchThrowable(hub::start);
        hub.close();

        assertThat(Causes.find(failure, CloudflareIgaException.class)).hasValueSatisfying(known -> {
            assertThat(known.getMessage()).contains(told).doesNotContain("\n");
            assertThat(known.getMessage()).doesNotContain(Hub.TOKEN);
        });
        assertThatNothingIsLeft();
    }

    private void assertThatNothingIsLeft() {
        await().untilAsserted(() -> {
            assertThat(Traces.of(directory).threadsBeyond(before)).isEqualTo(Set.of());
            assertThat(Traces.of(directory).files()).isEmpty();
        });
    }
}
