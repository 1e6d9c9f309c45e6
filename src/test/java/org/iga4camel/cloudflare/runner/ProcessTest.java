package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: its streams, its signals, its working directory. */
class ProcessTest {

    private static final int SIGTERM = 128 + 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @TempDir
    Path output;

    private RunnerFixture runner;

    @BeforeEach
    void company() throws IOException {
        runner = new RunnerFixture(directory);
        runner.account().populate(20, 3);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void anEmptyDirectoryAndTheEnvironmentAreEnoughAndJsonLogsHoldNoSecret() throws Exception {
        Path empty = Files.createDirectory(output.resolve("empty"));
        runner.sandbox().faults().on(anyRequest()).then(Fault.status(500));
        Map<String, String> environment = Map.of(
                "CLOUDFLARE_ACCOUNT_ID",
                RunnerFixture.ACCOUNT,
                "CLOUDFLARE_API_TOKEN",
                RunnerFixture.TOKEN,
                "CLOUDFLARE_BASE_URL",
                runner.server().baseUrl(),
                "CLOUDFLARE_IGA_LOG",
                "json");

        RunnerFixture.Result result;
        try (SecondJvm process = new SecondJvm(empty, output, environment, "--verbose", "sync")) {
            result = process.await();
        }

        assertThat(result.code()).isZero();
        assertThat(result.figures().path("members").asInt()).isEqualTo(20);
        assertThat(empty.resolve("data/cloudflare-iga.db")).isRegularFile();
        assertThat(result.out() + result.err()).doesNotContain(RunnerFixture.TOKEN);
        assertThat(result.err().lines()).isNotEmpty().allSatisfy(line -> {
            JsonNode event = new ObjectMapper().readTree(line);
            assertThat(event.path("level").asText()).isNotEmpty();
            assertThat(event.path("formattedMessage").asText()).isNotEmpty();
        });
    }

    @Test
    void anEmptyVariableDoesNotHideThePropertyThatItIsSpeltLike() throws Exception {
        Map<String, String> environment = Map.of("CLOUDFLARE_IGA_DATABASE", "", "CLOUDFLARE_API_TOKEN", "");

        RunnerFixture.Result result;
        try (SecondJvm process = new SecondJvm(directory, output, environment, "sync")) {
            result = process.await();
        }

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(runner.database()).isRegularFile();
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aSignalEndsASyncThatWaitsForAnAnswerAndThePublishedStateStays() throws Exception {
        runner.run("sync");
        runner.sandbox().faults().on(anyRequest()).forever().then(Fault.hang(PATIENCE));

        RunnerFixture.Result second;
        RunnerFixture.Result stopped;
        long waited;
        try (SecondJvm process = new SecondJvm(directory, output, Map.of(), "sync")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            RunnerFixture.query(runner.database(), "SELECT id FROM sync_runs WHERE status = 'running'")
                                            .size()
                                    == 1);
            second = runner.run("sync");
            long asked = System.nanoTime();
            process.terminate();
            stopped = process.await();
            waited = System.nanoTime() - asked;
        }

        assertThat(second.code()).isEqualTo(5);
        assertThat(stopped.code()).isEqualTo(SIGTERM);
        assertThat(Duration.ofNanos(waited)).isLessThan(Duration.ofSeconds(20));
        assertThat(stopped.err())
                .contains("Stopped: the process is shutting down")
                .doesNotContain("\tat ");
        assertThat(RunnerFixture.query(
                        runner.database(), "SELECT status || ': ' || detail FROM sync_runs WHERE id = 2"))
                .containsExactly("failed: Stopped: the process is shutting down");
        assertThat(RunnerFixture.query(runner.database(), "SELECT count(*) FROM members"))
                .containsExactly("20");
    }

    @Test
    void aSignalEndsASyncThatPausesBeforeARetry() throws Exception {
        runner.set("retry-delay", "60s");
        runner.sandbox().faults().on(anyRequest()).forever().then(Fault.status(500));

        RunnerFixture.Result stopped;
        try (SecondJvm process = new SecondJvm(directory, output, Map.of(), "sync")) {
            await().atMost(PATIENCE).until(() -> runner.sandbox().requestCount() == 1);
            process.terminate();
            stopped = process.await();
        }

        assertThat(stopped.code()).isEqualTo(SIGTERM);
        assertThat(RunnerFixture.query(runner.database(), "SELECT status || ': ' || detail FROM sync_runs"))
                .containsExactly("failed: Stopped: the process is shutting down");
    }

    @Test
    void theLongRunSyncsAtOnceAndOnScheduleAndAFailureIsOneWarning() throws Exception {
        runner.set("schedule", "* * * * * ?");

        RunnerFixture.Result result;
        try (SecondJvm process = new SecondJvm(directory, output, Map.of())) {
            await().atMost(PATIENCE).until(() -> process.err().contains("Run 2 of account default published"));
            runner.sandbox().removeToken(RunnerFixture.TOKEN);
            await().atMost(PATIENCE).until(() -> process.err().contains("WARN"));
            runner.sandbox().addToken(RunnerFixture.TOKEN, Set.of("Account Settings Read"), RunnerFixture.ACCOUNT);
            int failed = process.err().length();
            await().atMost(PATIENCE).until(() -> process.err().substring(failed).contains("published: 20 members"));
            process.terminate();
            result = process.await();
        }

        assertThat(result.code()).isEqualTo(SIGTERM);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                // the credentials are taken away at any moment of a sync
                .contains(
                        "Account default (" + RunnerFixture.ACCOUNT
                                + "): provisioning is off, a sync begins now, the next one at 2",
                        "The database is " + runner.database(),
                        "REST is not served: no key is set, see cloudflare-iga.rest-key")
                .containsPattern("WARN  Cannot read the [a-z ]+ of account default: Cloudflare refuses the credentials")
                .doesNotContain("\tat ", "ERROR", RunnerFixture.TOKEN);
    }
}
