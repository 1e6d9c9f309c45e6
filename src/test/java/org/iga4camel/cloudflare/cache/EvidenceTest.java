package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who only reads leaves nothing beside the database, and reads what is there. */
class EvidenceTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void aDatabase() {
        file = directory.resolve("cache.db");
        try (Cache cache = Cache.open(file)) {
            bind(cache, "prod");
        }
    }

    private static void bind(Cache cache, String alias) {
        new Statements(cache.writer()).update("bind-account", alias, "id");
    }

    private static List<String> aliases(Path file) {
        return Evidence.read(file, EvidenceTest::aliases);
    }

    private static List<String> aliases(javax.sql.DataSource reader) {
        return new Statements(reader).with(connection -> {
            List<String> found = new java.util.ArrayList<>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT alias FROM account ORDER BY 1")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingIsMadeBesideAFileThatNobodyHasOpen() throws Exception {
        List<String> before = files();

        assertThat(aliases(file)).containsExactly("prod");

        assertThat(files()).isEqualTo(before).noneMatch(name -> name.endsWith("-wal") || name.endsWith("-shm"));
    }

    @Test
    void whatARunningProcessHasWrittenLastIsReadToo() {
        try (Cache cache = Cache.open(file)) {
            bind(cache, "stage");

            assertThat(aliases(file)).containsExactly("prod", "stage");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b%20c.db", "why?.db", "number#1.db", "ünïcode.db", "it's.db"})
    void theFileMayHaveAnyName(String name) throws Exception {
        Path copy = Files.copy(file, directory.resolve(name));

        assertThat(aliases(copy)).containsExactly("prod");
    }

    @Test
    void aLinkLeadsToTheFileAndItsLog() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.db"), file);
        try (Cache cache = Cache.open(file)) {
            bind(cache, "stage");

            assertThat(aliases(link)).containsExactly("prod", "stage");
        }
    }

    @Test
    void aFileThatChangedWhileItWasReadIsNoEvidence() {
        assertThatThrownBy(() -> Evidence.read(file, reader -> {
                    try {
                        return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("was written to while it was read");
    }

    @Test
    void whoBeganToWriteMeanwhileIsNoticed() {
        assertThatThrownBy(() -> Evidence.read(file, reader -> {
                    try (Cache cache = Cache.open(file)) {
                        bind(cache, "stage");
                        return true;
                    }
                }))
                .hasMessageContaining("was written to while it was read");
    }

    @Test
    void nobodyCanWriteThroughIt() {
        assertThatThrownBy(() ->
                        Evidence.read(file, reader -> new Statements(reader).update("bind-account", "stage", "id")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("may not be written");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> aliases(directory.resolve("none.db")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("none.db cannot be opened");
    }
}
