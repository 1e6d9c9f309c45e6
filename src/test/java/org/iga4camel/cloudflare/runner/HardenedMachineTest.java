package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container without a temporary folder: the process finds another place, or says in one sentence what to do. */
class HardenedMachineTest {

    @TempDir
    Path directory;

    @TempDir
    Path output;

    @BeforeEach
    void thereIsADatabase() {
        Cache.open(directory.resolve("data/cloudflare-iga.db")).close();
    }

    private RunnerFixture.Result verify(String option) throws Exception {
        try (SecondJvm process =
                new SecondJvm(directory, output, Map.of("JDK_JAVA_OPTIONS", option), "journal", "verify")) {
            return process.await();
        }
    }

    @Test
    void withoutATemporaryFolderSqliteIsLoadedFromBesideTheDatabaseAndNothingIsLeftThere() throws Exception {
        RunnerFixture.Result result = verify("-Djava.io.tmpdir=" + directory.resolve("missing"));

        assertThat(result.out()).contains("intact");
        assertThat(result.code()).isZero();
        try (var files = Files.list(directory.resolve("data"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("cloudflare-iga.db", "cloudflare-iga.db.lock");
        }
    }

    @Test
    void aFolderThatSomebodyHasSetIsTheirsAndWhatIsWrongWithItIsOneSentence() throws Exception {
        RunnerFixture.Result result = verify("-Dorg.sqlite.tmpdir=" + directory.resolve("missing"));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines().filter(line -> !line.startsWith("NOTE:")))
                .singleElement()
                .asString()
                .startsWith("SQLite's library cannot be loaded as org.sqlite.tmpdir=" + directory.resolve("missing"));
    }
}
