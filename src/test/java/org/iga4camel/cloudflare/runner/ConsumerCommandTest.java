package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.model.StartFrom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerCommandTest {

    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void account() throws IOException {
        runner = new RunnerFixture(directory);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private void register(String name, String account) {
        try (Cache cache = Cache.open(runner.database())) {
            Statements writer = new Statements(cache.writer());
            new RunStore(writer, writer).bind(account, "id of " + account);
            new ConsumerStore(writer, writer).register(name, account, StartFrom.BEGINNING, THEN);
        }
    }

    @Test
    void theListTellsHowFarEachConsumerHasCome() {
        register("siem", "prod");
        register("audit", "eu");

        RunnerFixture.Result result = runner.run("consumer", "list");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "audit of account eu: after change 0, last delivered never, last seen 2026-01-02T03:04:05Z",
                        "siem of account prod: after change 0, last delivered never, last seen 2026-01-02T03:04:05Z");
    }

    @Test
    void aDroppedConsumerIsForgotten() {
        register("siem", "prod");

        RunnerFixture.Result result = runner.run("consumer", "drop", "siem");

        assertThat(result.code()).isZero();
        assertThat(runner.run("consumer", "list").out()).isEqualToIgnoringNewLines("No consumer is registered.");
    }

    @Test
    void ofSeveralAccountsOneMustBeNamed() {
        register("siem", "prod");
        register("siem", "eu");

        RunnerFixture.Result unnamed = runner.run("consumer", "drop", "siem");
        RunnerFixture.Result named = runner.run("consumer", "drop", "siem", "--account", "eu");

        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("say which by --account, eu, prod");
        assertThat(named.code()).isZero();
        assertThat(runner.run("consumer", "list").out())
                .contains("siem of account prod")
                .doesNotContain("eu");
    }

    @Test
    void aConsumerThatThereIsNotIsRefused() {
        register("siem", "prod");

        RunnerFixture.Result result = runner.run("consumer", "drop", "seim");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip()).contains("There is no consumer 'seim'").hasLineCount(1);
    }

    @Test
    void aConsumerThatIsTakingChangesIsNotDropped() {
        register("siem", "prod");
        RunnerFixture.Result result;
        try (DatabaseLock locks = DatabaseLock.on(runner.database());
                DatabaseLock.Held turn = locks.tryLock("consumer:prod:siem").orElseThrow()) {
            assertThat(turn.name()).isNotEmpty();

            result = runner.run("consumer", "drop", "siem");
        }

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("stop the process that runs it first");
        assertThat(runner.run("consumer", "list").out()).contains("siem");
    }
}
