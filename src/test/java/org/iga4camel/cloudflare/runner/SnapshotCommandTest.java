package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {

    private static final String RIGHTS =
            "SELECT member_id || role_id || access || scope_key FROM role_assignments ORDER BY 1";

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void account() throws IOException {
        runner = new RunnerFixture(directory);
        runner.account().populate(20, 3);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void theCopyHoldsWhatTheDatabaseHoldsAndOnlyItsOwnerMayReadIt() throws Exception {
        runner.run("sync");
        Path copy = directory.resolve("copy.db");

        RunnerFixture.Result result = runner.run("snapshot", "copy.db");

        assertThat(result.code()).isZero();
        assertThat(RunnerFixture.query(copy, RIGHTS))
                .isNotEmpty()
                .isEqualTo(RunnerFixture.query(runner.database(), RIGHTS));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        runner.run("sync");
        Path copy = Files.writeString(directory.resolve("copy.db"), "precious");

        RunnerFixture.Result result = runner.run("snapshot", "copy.db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains("exists already").hasLineCount(1);
        assertThat(copy).hasContent("precious");
    }

    @Test
    void aLinkThatLeadsNowhereIsNotFollowed() throws Exception {
        runner.run("sync");
        Path elsewhere = directory.resolve("elsewhere.db");
        Files.createSymbolicLink(directory.resolve("copy.db"), elsewhere);

        RunnerFixture.Result result = runner.run("snapshot", "copy.db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains("exists already").hasLineCount(1);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void withoutADatabaseThereIsNoCopyAndNoDatabaseEither() {
        RunnerFixture.Result result = runner.run("snapshot", "copy.db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("There is no database");
        assertThat(runner.database()).doesNotExist();
        assertThat(directory.resolve("copy.db")).doesNotExist();
    }
}
