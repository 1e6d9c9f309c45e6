package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that does one sync and exits. */
class SyncCommandTest {

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void company() throws IOException {
        runner = new RunnerFixture(directory);
        runner.account().populate(40, 3);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void aPublishedSyncPrintsItsFiguresAsTheLastLineAndExitsWith0() throws Exception {
        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isZero();
        JsonNode figures = result.figures();
        assertThat(figures.path("status").asText()).isEqualTo("published");
        assertThat(figures.path("run").asLong()).isEqualTo(1);
        assertThat(figures.path("members").asInt()).isEqualTo(40);
        assertThat(figures.path("requests").asLong()).isEqualTo(runner.sandbox().requestCount());
        assertThat(RunnerFixture.query(runner.database(), "SELECT count(*) FROM members"))
                .containsExactly("40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "c++", "50%20off", "a,b", "a;b"})
    void aDirectoryMayHaveAnyName(String name) throws Exception {
        Path there = Files.createDirectories(directory.resolve(name).resolve("routes"));
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path file : routes.toList()) {
                Files.copy(file, there.resolve(file.getFileName()));
            }
        }
        Files.copy(directory.resolve("application.properties"), there.resolveSibling("application.properties"));

        RunnerFixture.Result result = runner.runIn(there.getParent(), "sync");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void aRefusedTokenIsExitCode3() throws Exception {
        runner.set("token", "cfat_another-token-that-nobody-may-see");

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().strip()).contains("refuses the credentials").hasLineCount(1);
        assertThat(result.figures().path("status").asText()).isEqualTo("failed");
    }

    @Test
    void aMissingPermissionIsExitCode3() throws Exception {
        String token = "cfat_a-token-for-something-else";
        runner.sandbox().addToken(token, Set.of("Account API Tokens Read"), RunnerFixture.ACCOUNT);
        runner.set("token", token);

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("run 'check'");
    }

    @Test
    void aWrongAccountIdIsNamedAndMayBePutRightAsLongAsNothingWasPublished() throws Exception {
        String wrong = "f" + RunnerFixture.ACCOUNT.substring(1);
        runner.set("account-id", wrong);

        RunnerFixture.Result first = runner.run("sync");
        runner.set("account-id", RunnerFixture.ACCOUNT);
        RunnerFixture.Result second = runner.run("sync");

        assertThat(first.code()).isEqualTo(3);
        assertThat(first.err().strip()).contains("account id " + wrong).hasLineCount(1);
        assertThat(second.code()).isZero();
        assertThat(RunnerFixture.query(runner.database(), "SELECT DISTINCT account_id FROM members"))
                .containsExactly(RunnerFixture.ACCOUNT);
    }

    @Test
    void anotherAccountIdIsRefusedOnceSomethingWasPublished() throws Exception {
        runner.run("sync");
        runner.set("account-id", "f" + RunnerFixture.ACCOUNT.substring(1));

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("in this database 'default' is account " + RunnerFixture.ACCOUNT);
    }

    @Test
    void aHeldRunIsExitCode4AndItsReleasePublishes() throws Exception {
        runner.run("sync");
        runner.account().members().stream()
                .map(SandboxMember::id)
                .limit(30)
                .toList()
                .forEach(runner.account()::remove);

        RunnerFixture.Result held = runner.run("sync");
        RunnerFixture.Result released =
                runner.run("sync", "--release", held.figures().path("run").asText());

        assertThat(held.code()).isEqualTo(4);
        assertThat(held.figures().path("status").asText()).isEqualTo("held");
        assertThat(held.figures().path("detail").asText()).isEqualTo(held.err().strip());
        assertThat(released.code()).isZero();
        assertThat(released.figures().path("members").asInt()).isEqualTo(10);
    }

    @Test
    void anUnreachableCloudflareIsExitCode4AfterABoundedNumberOfTries() throws Exception {
        runner.server().close();

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.figures().path("status").asText()).isEqualTo("failed");
        assertThat(result.figures().path("requests").asInt()).isEqualTo(4);
        assertThat(result.figures().path("detail").asText())
                .isEqualTo(result.err().strip());
        assertThat(result.err().strip())
                .contains("no whole answer from 127.0.0.1: the connection was refused")
                .doesNotContain("Exchange[")
                .hasLineCount(1);
        assertThat(RunnerFixture.query(runner.database(), "SELECT detail FROM sync_runs"))
                .containsExactly(result.err().strip());
    }

    @Test
    void whatCloudflareWroteForATerminalToObeyIsShownAndNotObeyed() throws Exception {
        runner.sandbox()
                .faults()
                .on(anyRequest())
                .forever()
                .then(call -> new SandboxResponse(
                        403,
                        Map.of("Content-Type", "application/json"),
                        "{\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"\\u001b[2Jno\\nway\"}]}"
                                .getBytes(StandardCharsets.UTF_8)));

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.err().strip())
                .contains("\\u001b[2Jno way")
                .doesNotContain("\u001b")
                .hasLineCount(1);
        assertThat(result.figures().path("detail").asText()).doesNotContain("\u001b");
    }

    @Test
    void aLastingThrottleIsExitCode4() throws Exception {
        runner.sandbox().faults().on(anyRequest()).forever().then(Fault.throttled(null));

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.figures().path("detail").asText()).contains("asks to slow down");
    }

    @Test
    void anotherSyncOfTheAccountIsExitCode5() throws Exception {
        RunnerFixture.Result result;
        try (DatabaseLock lock = DatabaseLock.on(runner.database());
                DatabaseLock.Held held = lock.tryLock("sync:default").orElseThrow()) {
            result = runner.run("sync");
            assertThat(held.name()).isEqualTo("sync:default");
        }

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err().strip())
                .contains("Another sync of account default")
                .hasLineCount(1);
        assertThat(result.figures().path("status").asText()).isEqualTo("running");
        assertThat(runner.sandbox().requestCount()).isZero();
    }

    @Test
    void anAliasThatWasAnotherAccountIsNamedWithTheSettingThatIsItsOwn() throws Exception {
        String eu = "1" + RunnerFixture.ACCOUNT.substring(1);
        runner.sandbox().addAccount(eu, "Europe").populate(3, 0);
        runner.sandbox().addToken(RunnerFixture.TOKEN, Set.of("Account Settings Read"), RunnerFixture.ACCOUNT, eu);
        runner.set("accounts", "default,eu").set("account.eu.account-id", eu).run("sync");
        runner.set("account.eu.account-id", "2" + RunnerFixture.ACCOUNT.substring(1));

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip())
                .contains("cloudflare-iga.account.eu.account-id")
                .contains("in this database 'eu' is account 1")
                .hasLineCount(1);
    }

    @Test
    void aDamagedDatabaseIsExitCode1AndIsLeftAsItIs() throws Exception {
        Files.writeString(
                runner.database(), "This is no database, but it is long enough to be taken for one.".repeat(99));
        byte[] before = Files.readAllBytes(runner.database());

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().strip()).contains("damaged").hasLineCount(1);
        assertThat(runner.database()).hasBinaryContent(before);
    }

    @Test
    void everyAccountIsSyncedAndTheWorstOfThemDecidesTheExitCode() throws Exception {
        runner.sandbox().addAccount("fedcba9876543210fedcba9876543210", "Other");
        runner.set("accounts", "default,other")
                .set("account.other.account-id", "fedcba9876543210fedcba9876543210")
                .set("account.other.token", "cfat_a-token-unknown-to-cloudflare");

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out().strip().lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"default\"", "\"published\""),
                        second -> assertThat(second).contains("\"other\"", "\"failed\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--account", "--release"})
    void anEmptyOptionIsRefusedAndNotTakenForNone(String option) {
        RunnerFixture.Result result = runner.run("sync", option, "");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(option + " is empty");
    }

    @Test
    void aStackTraceIsShownOnlyToWhoAsksForIt() throws Exception {
        runner.set("token", "cfat_another-token-that-nobody-may-see");

        RunnerFixture.Result result = runner.run("--verbose", "sync");

        assertThat(result.err())
                .contains("CredentialsRefusedException", "\tat ")
                .doesNotContain("cfat_another-token-that-nobody-may-see");
    }
}
