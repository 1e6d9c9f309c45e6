package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Data sources of a host that would lose or block writes later are refused before anything is done with them. */
class HostConnectionsTest {

    @TempDir
    Path directory;

    private final Deque<HikariDataSource> pools = new ArrayDeque<>();

    @AfterEach
    void close() {
        pools.forEach(HikariDataSource::close);
    }

    private HikariDataSource pool(String file, int size, String mode) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + directory.resolve(file) + "?journal_mode=WAL&transaction_mode=" + mode);
        config.setMaximumPoolSize(size);
        HikariDataSource pool = new HikariDataSource(config);
        pools.push(pool);
        return pool;
    }

    private HikariDataSource reader() {
        return pool("a.db", 2, "DEFERRED");
    }

    private SQLiteDataSource plain(SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(mode);
        SQLiteDataSource plain = new SQLiteDataSource(config);
        plain.setUrl("jdbc:sqlite:" + directory.resolve("a.db"));
        return plain;
    }

    /** Somebody's pool of one, of which nothing can be asked. */
    private static DataSource oneAtATime(DataSource real) {
        Semaphore one = new Semaphore(1);
        return proxy(DataSource.class, (proxy, method, args) -> {
            if (!method.getName().equals("getConnection")) {
                return method.getName().equals("isWrapperFor") ? false : call(real, method, args);
            }
            one.acquire();
            Connection connection = real.getConnection();
            return proxy(Connection.class, (self, called, values) -> {
                if (called.getName().equals("close")) {
                    one.release();
                }
                return call(connection, called, values);
            });
        });
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(HostConnectionsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void assertThatItIsRefused(DataSource writer, DataSource reader, String... told) throws Exception {
        assertThatThrownBy(() -> Cache.on(writer, reader))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(told);
        try (Connection connection = writer.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM sqlite_master")) {
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aWriterOfOneConnectionAndReadersOnItsFileAreWelcome() {
        try (Cache cache = Cache.on(pool("a.db", 1, "IMMEDIATE"), reader())) {
            assertThat(cache.file()).isEqualTo(directory.resolve("a.db"));
        }
        try (Cache cache = Cache.on(oneAtATime(plain(SQLiteConfig.TransactionMode.IMMEDIATE)), reader())) {
            assertThat(cache.file()).isEqualTo(directory.resolve("a.db"));
        }
    }

    @Test
    void aReaderOfTheSameFileUnderAnotherNameIsWelcome() throws Exception {
        HikariDataSource writer = pool("a.db", 1, "IMMEDIATE");
        Files.createSymbolicLink(directory.resolve("b.db"), directory.resolve("a.db"));

        try (Cache cache = Cache.on(writer, pool("b.db", 1, "DEFERRED"))) {
            assertThat(cache.file()).exists();
        }
    }

    @Test
    void aReaderOnAnotherFileIsRefused() throws Exception {
        assertThatItIsRefused(
                pool("a.db", 1, "IMMEDIATE"), pool("b.db", 2, "DEFERRED"), "must lead to one file", "a.db", "b.db");
    }

    @Test
    void aWriterOfSeveralConnectionsIsRefused() throws Exception {
        assertThatItIsRefused(pool("a.db", 2, "IMMEDIATE"), reader(), "one connection at a time");
    }

    @Test
    void aWriterThatOpensAConnectionForEveryCallerIsRefused() throws Exception {
        assertThatItIsRefused(plain(SQLiteConfig.TransactionMode.IMMEDIATE), reader(), "one connection at a time");
    }

    @Test
    void aWriterThatTakesTheWriteLockLateIsRefused() throws Exception {
        assertThatItIsRefused(pool("a.db", 1, "DEFERRED"), reader(), "transaction_mode=IMMEDIATE");
        assertThatItIsRefused(
                oneAtATime(plain(SQLiteConfig.TransactionMode.DEFERRED)), reader(), "transaction_mode=IMMEDIATE");
    }

    @Test
    void aWriterWithoutAutoCommitIsRefused() throws Exception {
        HikariDataSource writer = pool("a.db", 1, "IMMEDIATE");
        DataSource off = proxy(DataSource.class, (proxy, method, args) -> {
            Object result = call(writer, method, args);
            if (result instanceof Connection connection) {
                connection.setAutoCommit(false);
            }
            return result;
        });

        assertThatItIsRefused(off, reader(), "auto-commit on");
    }

    @Test
    void aDataSourceThatIsNoFileIsRefused() throws Exception {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl("jdbc:sqlite::memory:");

        assertThatItIsRefused(memory, reader(), "cloudflareIgaWriter leads to no SQLite file");
        assertThatItIsRefused(pool("a.db", 1, "IMMEDIATE"), memory, "cloudflareIgaReader leads to no SQLite file");
    }
}
