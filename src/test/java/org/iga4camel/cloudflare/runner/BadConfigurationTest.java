package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad configuration ends with exit code 2, one sentence, and nothing created. */
class BadConfigurationTest {

    @TempDir
    Path directory;

    @TempDir
    Path output;

    private RunnerFixture runner;

    @BeforeEach
    void settings() throws IOException {
        runner = new RunnerFixture(directory);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "account-id, -, cloudflare-iga.account-id",
                "token, -, cloudflare-iga.token",
                "account-id, not-an-id, 32",
                "schedule, every day, cron",
                "database, /dev/null/data/cache.db, not a directory",
                "tokken, x, did you mean cloudflare-iga.token",
                "base-url, http://api.example.org, https",
                "budget, plenty, budget"
            })
    void aWrongSettingIsOneSentenceWithExitCode2AndNothingIsCreated(String key, String value, String told)
            throws IOException {
        runner.set(key, value);

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains(told).hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertNothingIsCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "check", "snapshot copy.db", "journal verify", ""})
    void everyCommandRefusesAWrongSetting(String command) throws IOException {
        runner.set("account-id", "not-an-id");

        RunnerFixture.Result result = runner.run(command.isEmpty() ? new String[0] : command.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains("account-id").hasLineCount(1);
        assertNothingIsCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "snapshot copy.db", ""})
    void aPropertiesFileThatIsNoneIsOneSentenceWithExitCode2(String command) throws IOException {
        Files.writeString(directory.resolve("application.properties"), "\nnote = C:\\users", StandardOpenOption.APPEND);

        RunnerFixture.Result result = runner.run(command.isEmpty() ? new String[0] : command.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip())
                .contains(directory.resolve("application.properties") + " is no properties file")
                .hasLineCount(1);
        assertNothingIsCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "--verbose sync", "check", ""})
    void aMisspeltOptionOfTheComponentIsNamedWithoutTheSecretInIt(String command) throws IOException {
        Files.writeString(
                directory.resolve("application.properties"),
                "\ncamel.component.cloudflare-iga.tokn = " + RunnerFixture.TOKEN,
                StandardOpenOption.APPEND);

        RunnerFixture.Result result = runner.run(command.isEmpty() ? new String[0] : command.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("camel.component.cloudflare-iga.tokn").doesNotContain(RunnerFixture.TOKEN);
        assertNothingIsCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink", "sync --bogus", "sync --account", "snapshot"})
    void aWrongCommandLineIsExitCode2(String command) throws IOException {
        RunnerFixture.Result result = runner.run(command.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Usage:");
        assertNothingIsCreated();
    }

    @ParameterizedTest
    @CsvSource({
        "sync --account nobody, There is no account 'nobody'",
        "check --account nobody, There is no account 'nobody'",
        "sync --release last, must be the number of a held run",
        "sync --release 7, Run 7 of account default cannot be released"
    })
    void aWrongArgumentIsOneSentenceWithExitCode2(String command, String told) {
        RunnerFixture.Result result = runner.run(command.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains(told).hasLineCount(1);
        assertThat(runner.sandbox().requestCount()).isZero();
    }

    @Test
    void theRealProcessSaysItInOneLineToo() throws Exception {
        Path empty = Files.createDirectory(output.resolve("empty"));
        Map<String, String> environment = Map.of("CLOUDFLARE_ACCOUNT_ID", RunnerFixture.ACCOUNT);

        RunnerFixture.Result result;
        try (SecondJvm process = new SecondJvm(empty, output, environment)) {
            result = process.await();
        }

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains("CLOUDFLARE_API_TOKEN").hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(empty).isEmptyDirectory();
    }

    private void assertNothingIsCreated() throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("application.properties"));
        }
    }
}
