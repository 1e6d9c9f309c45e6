package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that was lost is not written to, and none is begun in its place in silence. */
class DatabaseFileTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("cache.db");
    }

    private Path beside(String ending) {
        return Path.of(file() + ending);
    }

    private static int bind(Cache cache, String alias) {
        return new Statements(cache.writer())
                .inTransaction(connection -> Statements.update(connection, "bind-account", alias, "id"));
    }

    /** As somebody with another program does. */
    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** What happens to files. */
    enum Loss {
        DELETED("it was deleted") {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
            }
        },
        MOVED_AWAY("it was deleted or moved away") {
            @Override
            void befall(Path file) throws IOException {
                Files.move(file, file.resolveSibling("elsewhere.db"));
            }
        },
        REPLACED("another file lies in its place") {
            @Override
            void befall(Path file) throws IOException {
                Path copy = file.resolveSibling("copy.db");
                Files.copy(file, copy);
                Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        CUT_TO_NOTHING("it was cut to nothing") {
            @Override
            void befall(Path file) throws IOException {
                cut(file, 0);
            }
        },
        CUT_SHORT("is damaged") {
            @Override
            void befall(Path file) throws IOException {
                cut(file, Files.size(file) / 2);
            }
        },
        FOLDER_GONE("it was deleted or moved away") {
            @Override
            void befall(Path file) throws IOException {
                Files.move(file.getParent(), file.getParent().resolveSibling("gone"));
            }
        },
        LOG_DELETED("-wal was deleted") {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(Path.of(file + "-wal"));
            }
        };

        private final String told;

        Loss(String told) {
            this.told = told;
        }

        abstract void befall(Path file) throws IOException;

        private static void cut(Path file, long size) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenIntoAFileThatIsNotTheOneThatWasOpened(Loss loss) throws Exception {
        Path file = Files.createDirectory(directory.resolve("data")).resolve("cache.db");
        try (Cache cache = Cache.open(file)) {
            bind(cache, "before");

            loss.befall(file);
            boolean there = Files.exists(file);

            assertThatThrownBy(() -> bind(cache, "after"))
                    .isInstanceOf(DatabaseDamagedException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining(loss.told);
            assertThat(Files.exists(file)).isEqualTo(there);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "REPLACED", "CUT_TO_NOTHING", "LOG_DELETED"})
    void neitherWhenThatHappensInTheMiddleOfATransaction(Loss loss) throws Exception {
        try (Cache cache = Cache.open(file())) {
            bind(cache, "before");

            assertThatThrownBy(() -> new Statements(cache.writer()).inTransaction(connection -> {
                        Statements.update(connection, "bind-account", "after", "id");
                        try {
                            loss.befall(file());
                        } catch (IOException e) {
                            throw new SQLException(e);
                        }
                        return null;
                    }))
                    .isInstanceOf(DatabaseDamagedException.class)
                    .hasMessageContaining(loss.told);
        }
    }

    @Test
    void aReaderIsToldToo() throws Exception {
        try (Cache cache = Cache.open(file())) {
            Files.delete(file());

            assertThatThrownBy(() -> new Statements(cache.reader()).query("consumers", ConsumerRecord::of))
                    .isInstanceOf(DatabaseDamagedException.class);
            assertThatThrownBy(cache::requireSame).isInstanceOf(DatabaseDamagedException.class);
        }
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "DROP VIEW members, view members",
        "DROP VIEW operations, view operations",
        "DROP TRIGGER operation_entry_is_not_updated, trigger operation_entry_is_not_updated",
        "DROP INDEX change_by_account, index change_by_account",
        "DROP TABLE member_touch, table member_touch",
        "ALTER TABLE member ADD COLUMN more TEXT, table member",
        "DROP VIEW invitations; CREATE VIEW invitations AS SELECT * FROM members, view invitations",
    })
    void aSchemaThatIsNotOursAnyMoreIsNoticedAtOnceAndAtTheStart(String sql, String told) throws Exception {
        try (Cache cache = Cache.open(file())) {
            bind(cache, "before");
            execute(sql);

            assertThatThrownBy(() -> bind(cache, "after"))
                    .isInstanceOf(DatabaseDamagedException.class)
                    .hasMessageContaining("The " + told + " of the database " + file());
            assertThatThrownBy(cache::requireSame).hasMessageContaining(told);
        }
        assertThatThrownBy(() -> Cache.open(file()))
                .isInstanceOf(DatabaseDamagedException.class)
                .hasMessageContaining("The " + told + " of the database " + file());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW my_leavers AS SELECT email FROM members",
                "CREATE INDEX mine ON change (email)",
                "CREATE TABLE hr (email TEXT)",
                "ANALYZE",
                "VACUUM",
                "PRAGMA wal_checkpoint(TRUNCATE)",
                "DELETE FROM budget_use",
            })
    void whatPeopleDoWithADatabaseOfTheirsIsTheirs(String sql) throws Exception {
        try (Cache cache = Cache.open(file())) {
            new Statements(cache.writer()).inTransaction(connection -> {
                for (int i = 0; i < 500; i++) {
                    Statements.update(connection, "bind-account", "a rather long alias " + i, "id");
                }
                return null;
            });
            execute("DELETE FROM account WHERE alias LIKE '% 4%'");

            execute(sql);

            assertThat(bind(cache, "after")).isPositive();
            cache.requireSame();
        }
        Cache.open(file()).close();
    }

    @Test
    void aFileThatWentMissingIsNotBegunAnewAndWhatToDoIsTold() throws Exception {
        Cache.open(file()).close();
        Files.delete(file());

        assertThatThrownBy(() -> Cache.open(file()))
                .isInstanceOf(DatabaseDamagedException.class)
                .hasMessageStartingWith("The database " + file() + " is missing, though it was begun before")
                .hasMessageContaining(".lock");
        assertThat(file()).doesNotExist();
    }

    @Test
    void neitherIsAFileOfNoBytes() throws Exception {
        Cache.open(file()).close();
        Files.write(file(), new byte[0]);

        assertThatThrownBy(() -> Cache.open(file())).hasMessageContaining("is empty, though it was begun before");
        assertThat(file()).isEmptyFile();
    }

    @Test
    void neitherIsADatabaseWithNothingInIt() throws Exception {
        Cache.open(file()).close();
        Files.delete(file());
        execute("PRAGMA journal_mode = WAL");

        assertThatThrownBy(() -> Cache.open(file())).hasMessageContaining("is empty, though it was begun before");
    }

    @Test
    void aLogThatWasLeftAloneTellsOfADatabaseToo() throws Exception {
        Files.writeString(beside("-wal"), "what was written last");

        assertThatThrownBy(() -> Cache.open(file())).hasMessageContaining("is missing, though it was begun before");
        assertThat(beside("-wal")).hasContent("what was written last");
    }

    @Test
    void whoTakesTheLockFileAwayTooBeginsANewOne() throws Exception {
        try (Cache cache = Cache.open(file())) {
            bind(cache, "before");
        }
        Files.delete(file());
        Files.delete(beside(".lock"));

        try (Cache cache = Cache.open(file())) {
            assertThat(new Statements(cache.reader()).query("account", row -> row.getString(1), "before"))
                    .isEmpty();
        }
    }

    @Test
    void aSnapshotInThePlaceOfALostDatabaseIsWelcome() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (Cache cache = Cache.open(file())) {
            bind(cache, "before");
            Snapshot.write(cache.reader(), copy);
        }
        Files.delete(file());
        Files.copy(copy, file());

        try (Cache cache = Cache.open(file())) {
            assertThat(bind(cache, "after")).isPositive();
        }
    }

    @Test
    void anEmptyFileThatWasMadeForADatabaseIsBegun() throws Exception {
        Files.createFile(file());

        try (Cache cache = Cache.open(file())) {
            assertThat(bind(cache, "first")).isPositive();
        }
    }
}
