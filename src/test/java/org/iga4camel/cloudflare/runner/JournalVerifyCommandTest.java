package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.cache.Operations.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalVerifyCommandTest {

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void settings() throws IOException {
        runner = new RunnerFixture(directory);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void anIntactJournalIsOneLineAndExitCode0() {
        String head = write("a", "b");

        RunnerFixture.Result result = runner.run("journal", "verify");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .isEqualToIgnoringNewLines("Journal of " + runner.database() + ": 2 entries, intact, head " + head
                        + System.lineSeparator());
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aDefectIsOneSentenceOnStandardErrorAndExitCode1() throws SQLException {
        write("a", "b");
        execute("DROP TRIGGER operation_entry_is_not_updated");
        execute("UPDATE operation_entry SET requested_by = 'eve' WHERE id = 'b'");

        RunnerFixture.Result result = runner.run("journal", "verify");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().strip())
                .contains("entry 2 (operation b) was changed")
                .hasLineCount(1);
    }

    @Test
    void aHeadThatWasKeptMayBeAnEarlierOne() {
        String kept = write("a");
        write("b");

        RunnerFixture.Result result = runner.run("journal", "verify", "--head", kept.toUpperCase(Locale.ROOT));

        assertThat(result.code()).isZero();
    }

    @Test
    void aHeadThatIsNotInTheChainIsADefect() {
        write("a");

        RunnerFixture.Result result = runner.run("journal", "verify", "--head", "ab".repeat(32));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().strip()).contains("ab".repeat(32)).hasLineCount(1);
    }

    @Test
    void aHeadThatIsNoHashIsExitCode2() {
        write("a");

        RunnerFixture.Result result = runner.run("journal", "verify", "--head", "abc");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains("--head").contains("64").hasLineCount(1);
    }

    @Test
    void aCopyIsVerifiedWhereItLies() throws IOException {
        String head = write("a", "b");
        runner.run("snapshot", "copy.db");
        runner.set("database", directory.resolve("copy.db").toString());

        RunnerFixture.Result result = runner.run("journal", "verify", "--head", head);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("copy.db: 2 entries, intact, head " + head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal verify", "snapshot copy.db", "consumer list"})
    void whoeverHasTheFileNeedsNeitherAccountNorCredentials(String command) throws IOException {
        write("a");
        runner.set("account-id", null).set("token", null);

        RunnerFixture.Result result = runner.run(command.split(" ", -1));

        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void evidenceStaysAsItIsAndNeedsNoRightToWrite() throws IOException {
        write("a", "b");
        Path copy = directory.resolve("evidence.db");
        runner.run("snapshot", copy.toString());
        runner.set("database", copy.toString());
        byte[] before = Files.readAllBytes(copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--------"));

        RunnerFixture.Result result = runner.run("journal", "verify");

        assertThat(result.code()).isZero();
        assertThat(Files.readAllBytes(copy)).isEqualTo(before);
        assertThat(directory).isDirectoryNotContaining("glob:**evidence.db?*");
    }

    @Test
    void aFileOfAnotherProgramHasNoJournal() throws Exception {
        runner.set("database", directory.resolve("other.db").toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("other.db"))) {
            connection.createStatement().executeUpdate("CREATE TABLE mine (id)");
        }

        RunnerFixture.Result result = runner.run("journal", "verify");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("other.db is none of this program").doesNotContain("\tat ");
    }

    @Test
    void withoutADatabaseNothingIsVerifiedAndNoneIsCreated() {
        RunnerFixture.Result result = runner.run("journal", "verify");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("There is no database");
        assertThat(runner.database()).doesNotExist();
    }

    @Test
    void theJournalNeedsToBeToldWhatToDo() {
        RunnerFixture.Result result = runner.run("journal");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("verify");
    }

    /** Appends one entry for each id and returns the head. */
    private String write(String... ids) {
        try (Cache cache = Cache.open(runner.database())) {
            Journal journal = new Journal(cache.writer(), cache.reader());
            for (String id : ids) {
                journal.append(operation(id, "open"));
            }
            return journal.verify().head();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + runner.database());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
