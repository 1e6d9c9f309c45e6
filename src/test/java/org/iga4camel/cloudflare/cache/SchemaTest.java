package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4Statement;

/** How a file gets our schema, and which files are not touched. */
class SchemaTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("cache.db");
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<String> read(Path file, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void aNewFileTellsWhoseItIsAndItsVersion() throws Exception {
        Cache.open(file()).close();

        assertThat(read(file(), "PRAGMA application_id")).containsExactly(String.valueOf(Schema.APPLICATION));
        assertThat(read(file(), "PRAGMA user_version")).containsExactly(String.valueOf(Schema.NEWEST));
    }

    @Test
    void aSnapshotTellsItToo() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (Cache cache = Cache.open(file())) {
            Snapshot.write(cache.reader(), copy);
        }

        assertThat(Evidence.<Boolean>read(copy, reader -> true)).isTrue();
    }

    /** What is up to date is not migrated, so the version it is compared with must be the newest migration's. */
    @Test
    void thereIsOneMigrationForEachVersion() {
        for (int version = 1; version <= Schema.NEWEST; version++) {
            assertThat(Sql.migration(version)).isNotBlank();
        }
        assertThatThrownBy(() -> Sql.migration(Schema.NEWEST + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void openingItAgainChangesNothing() throws Exception {
        Cache.open(file()).close();
        byte[] bytes = Files.readAllBytes(file());

        Cache.open(file()).close();

        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void whoIsKilledWhileItIsMadeLeavesNothingOfIt() throws Exception {
        Path killed = directory.resolve("killed.db");
        try (Connection connection = connect(file());
                Statement statement = connection.createStatement()) {
            // more than the page cache holds goes into the log before the end of a transaction
            statement.executeUpdate("PRAGMA journal_mode = WAL; PRAGMA cache_size = 2; BEGIN IMMEDIATE");
            Schema.apply(connection, 1);
            Files.copy(file(), killed);
            Files.copy(Path.of(file() + "-wal"), Path.of(killed + "-wal"));
        }

        assertThat(Path.of(killed + "-wal")).isNotEmptyFile();
        assertThat(read(killed, "SELECT name FROM sqlite_master")).isEmpty();
        assertThat(read(killed, "PRAGMA application_id")).containsExactly("0");
        Cache.open(killed).close();
        assertThat(read(killed, "PRAGMA user_version")).containsExactly(String.valueOf(Schema.NEWEST));
    }

    @Test
    void severalWhoBeginOneFileAtOnceAllFindItWhole() throws Exception {
        int number = 6;
        CyclicBarrier together = new CyclicBarrier(number);
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            Callable<Integer> begin = () -> {
                together.await();
                try (Cache cache = Cache.open(file())) {
                    return new Statements(cache.writer()).update("bind-account", "prod", "id");
                }
            };
            for (Future<Integer> opened : threads.invokeAll(Collections.nCopies(number, begin))) {
                assertThat(opened.get()).isNotNegative();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(read(file(), "SELECT account_id FROM account")).containsExactly("id");
    }

    @Test
    void aFileThatAnotherBeginsBetweenTwoLooksIsStillEmptyAndNotAnothersWork() throws Exception {
        execute(file(), "PRAGMA journal_mode = WAL");
        SQLiteDataSource looking = new SQLiteDataSource() {
            @Override
            public SQLiteConnection getConnection(String user, String password) throws SQLException {
                return new JDBC4Connection("jdbc:sqlite:" + file(), file().toString(), new Properties()) {
                    @Override
                    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
                        return new JDBC4Statement(this) {
                            private String asked = "";

                            @Override
                            public ResultSet executeQuery(String sql) throws SQLException {
                                asked = sql;
                                return super.executeQuery(sql);
                            }

                            @Override
                            public void close() throws SQLException {
                                super.close();
                                if (asked.equals("PRAGMA application_id")) {
                                    beginByAnother();
                                }
                            }
                        };
                    }
                };
            }
        };

        assertThat(Schema.isUpToDate(looking, file(), true)).isFalse();
        assertThat(Schema.isUpToDate(looking, file(), true)).isTrue();
    }

    private void beginByAnother() throws SQLException {
        try (Connection another = connect(file())) {
            if (Schema.number(another, "PRAGMA application_id") == 0
                    && Schema.number(another, "PRAGMA user_version") == 0) {
                another.setAutoCommit(false);
                Schema.apply(another, 1);
                another.commit();
            }
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws Exception {
        Cache.open(file()).close();
        execute(file(), "PRAGMA user_version = 99");

        assertThatThrownBy(() -> Cache.open(file()))
                .isInstanceOf(DatabaseTooNewException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("99");
        assertThatThrownBy(() -> Evidence.read(file(), reader -> true)).isInstanceOf(DatabaseTooNewException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE notes (text TEXT)",
                "CREATE TABLE cloudflare_iga_schema (version TEXT)",
                "CREATE TABLE flyway_schema_history (version TEXT)",
                "PRAGMA user_version = 1",
                "PRAGMA application_id = 7",
                "CREATE TABLE notes (text TEXT); PRAGMA user_version = 1",
            })
    void aDatabaseThatIsNotOursIsRefusedAndLeftAsItIs(String another) throws Exception {
        execute(file(), another);
        byte[] bytes = Files.readAllBytes(file());

        assertThatThrownBy(() -> Cache.open(file()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The database " + file() + " is none of this program")
                .hasMessageContaining("name another file, or move this one away");
        assertThatThrownBy(() -> Evidence.read(file(), reader -> true)).hasMessageContaining("is none of this program");
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
        assertThat(directory.toFile().list()).containsExactly("cache.db");
    }
}
