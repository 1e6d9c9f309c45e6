package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.iga4camel.cloudflare.cache.DatabaseDamagedException;
import org.iga4camel.cloudflare.model.Causes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under a running process the database is lost: it says so, and does nothing that it could not write down. */
class LostDatabaseTest {

    private ProvisioningFixture fixture;
    private Path database;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        database = directory.resolve("cache.db");
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private void lose() throws IOException {
        Files.delete(database);
        Files.delete(Path.of(database + "-wal"));
    }

    private void dropAView() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.execute("DROP VIEW role_assignments");
        }
    }

    private HealthCheck.Result health(String check) {
        return HealthCheckHelper.invoke(fixture.fixture().context()).stream()
                .filter(result -> result.getCheck().getId().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOperationSendsNothingAndFails() throws Exception {
        lose();

        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(Causes.find(failure, DatabaseDamagedException.class)).isPresent();
        assertThat(failure).hasMessageContaining(database.toString());
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aSyncFailsWithTheSameSentence() throws Exception {
        lose();

        Throwable failure = catchThrowable(() -> fixture.fixture().sync());

        assertThat(failure).isInstanceOf(DatabaseDamagedException.class).hasMessageContaining("it was deleted");
    }

    @Test
    void healthIsDown() throws Exception {
        assertThat(health("cloudflare-iga-default").getState()).isEqualTo(HealthCheck.State.UP);

        lose();

        assertThat(health("cloudflare-iga-default").getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health("cloudflare-iga-default").getMessage().orElseThrow()).contains("it was deleted");
    }

    @Test
    void aViewThatWasDroppedStopsWritingAndHealthTellsWhich() throws Exception {
        dropAView();

        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(failure).hasMessageContaining("view role_assignments");
        assertThat(fixture.writes()).isEmpty();
        assertThat(health("cloudflare-iga-default").getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health("cloudflare-iga-default").getMessage().orElseThrow()).contains("view role_assignments");
    }
}
