package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Who takes a connection finds it as new, whatever was done with it before. */
class ConnectionPoolTest {

    @TempDir
    Path directory;

    private ConnectionPool pool;

    @BeforeEach
    void open() throws SQLException {
        pool = pool(1, Duration.ofMillis(1));
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().executeUpdate("CREATE TABLE seen (what TEXT)");
        }
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private ConnectionPool pool(int size, Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return new ConnectionPool("pool", "jdbc:sqlite:" + directory.resolve("pool.db"), size, patience, config);
    }

    private static void insert(Connection connection) throws SQLException {
        connection.createStatement().executeUpdate("INSERT INTO seen VALUES ('something')");
    }

    private static int count(Connection connection) throws SQLException {
        return Schema.number(connection, "SELECT count(*) FROM seen");
    }

    @Test
    void whatWasNotCommittedIsRolledBackWhenAConnectionIsGivenBack() throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection);
        }

        try (Connection next = pool.getConnection()) {
            assertThat(count(next)).isZero();
            assertThat(next.getAutoCommit()).isTrue();
        }
    }

    @Test
    void theSameConnectionIsLentAgain() throws Exception {
        Connection first = pool.getConnection();
        Connection itself = first.unwrap(Connection.class);
        first.close();

        try (Connection second = pool.getConnection()) {
            assertThat(second.unwrap(Connection.class)).isSameAs(itself);
        }
    }

    @Test
    void whoGaveAConnectionBackCannotUseItNorGiveItBackAgain() throws Exception {
        Connection former = pool.getConnection();
        former.close();
        try (Connection connection = pool.getConnection()) {
            former.close();

            assertThat(former.isClosed()).isTrue();
            assertThat(connection.isClosed()).isFalse();
            assertThatThrownBy(former::createStatement).hasMessageContaining("closed");
            assertThatThrownBy(() -> pool.getConnection()).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void whoWaitsGetsTheConnectionThatIsGivenBack() throws Exception {
        try (ConnectionPool patient = pool(1, Duration.ofSeconds(20))) {
            Connection out = patient.getConnection();
            CompletableFuture<Connection> waiting = new CompletableFuture<>();
            Thread other = new Thread(() -> {
                try (Connection connection = patient.getConnection()) {
                    waiting.complete(connection);
                } catch (SQLException e) {
                    waiting.completeExceptionally(e);
                }
            });
            other.start();

            out.close();

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isNotNull();
            other.join();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingIsTold() throws Exception {
        try (Connection out = pool.getConnection()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> pool.getConnection()).hasMessageContaining("Interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(out.isClosed()).isFalse();
        }
    }

    @Test
    void aConnectionThatCannotBeOpenedTakesNoPlace() throws Exception {
        Path nowhere = directory.resolve("nowhere").resolve("pool.db");
        try (ConnectionPool broken =
                new ConnectionPool("pool", "jdbc:sqlite:" + nowhere, 1, Duration.ofMillis(1), new SQLiteConfig())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(broken::getConnection).isNotInstanceOf(SQLTransientConnectionException.class);
            }
        }
    }

    @Test
    void aConnectionThatIsOutEndsWhenItComesBackToAClosedPool() throws Exception {
        Connection out = pool.getConnection();
        Connection itself = out.unwrap(Connection.class);

        pool.close();
        insert(out);
        out.close();

        assertThat(itself.isClosed()).isTrue();
        assertThatThrownBy(() -> pool.getConnection()).hasMessageContaining("has been closed");
    }
}
