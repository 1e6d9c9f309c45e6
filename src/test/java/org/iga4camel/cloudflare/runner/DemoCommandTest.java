package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void theDemoReportsOnTheSandboxAndSaysWhereItsDatabaseIs() {
        int code = execute("demo", "--sandbox");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("Sync 1: published", "Sync 2: published", "invitation.accepted")
                .containsPattern("Super Administrator - All Privileges +Whole account +helena")
                .contains("Administrators", "Denied", "On single domains and other objects", "On the whole account")
                .contains("Accepted, without a second factor", "Invited, not answered")
                .contains("The database is " + directory.resolve("data/demo/cloudflare-iga.db"))
                .contains("SELECT email, role_name, scope_key FROM role_assignments");
        assertThat(directory.resolve("data/demo/cloudflare-iga.db")).isRegularFile();
    }

    @Test
    void theSameCommandGovernsTheAccountWhoseCredentialsAreConfigured() throws Exception {
        try (SyncFixture cloudflare = SyncFixture.on(Files.createDirectory(directory.resolve("other")))) {
            cloudflare.account().add("ada@example.org", cloudflare.account().roleId("Billing"));
            Map<String, String> settings = new HashMap<>(cloudflare.properties());
            settings.put("cloudflare-iga.database", directory.resolve("own.db").toString());
            Files.write(
                    directory.resolve("application.properties"),
                    settings.entrySet().stream().map(Map.Entry::toString).toList());

            int code = execute("demo");

            assertThat(code).isZero();
            assertThat(out.toString())
                    .startsWith("The configured Cloudflare account")
                    .contains("ada@example.org")
                    .contains("The database is " + directory.resolve("own.db"));
        }
    }

    @Test
    void theSandboxIsKeptOutOfTheDatabaseOfARealAccount() throws Exception {
        Path real = directory.resolve("real.db");
        Files.writeString(directory.resolve("application.properties"), """
                cloudflare-iga.account.default.account-id = 0123456789abcdef0123456789abcdef
                cloudflare-iga.account.default.token = cfat_of-a-real-account
                cloudflare-iga.account.default.base-url = http://127.0.0.1:1/client/v4
                cloudflare-iga.database = real.db
                camel.component.cloudflare-iga.database = %s
                """.formatted(real));

        int code = execute("demo", "--sandbox");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("Sync 2: published");
        assertThat(real).doesNotExist();
        assertThat(directory.resolve("data/demo/cloudflare-iga.db")).isRegularFile();
    }

    @Test
    void theSandboxIsKeptOutOfTheDatabaseThatTheEnvironmentNames(@TempDir Path output) throws Exception {
        Path real = directory.resolve("real.db");
        Map<String, String> environment = Map.of("CLOUDFLARE_IGA_DATABASE", real.toString());

        RunnerFixture.Result result;
        try (SecondJvm process = new SecondJvm(directory, output, environment, "demo")) {
            result = process.await();
        }

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("The database is " + directory.resolve("data/demo/cloudflare-iga.db"));
        assertThat(real).doesNotExist();
    }

    @Test
    void anAccountWithCredentialsOfItsOwnIsNoReasonToShowTheSandbox() throws Exception {
        try (SyncFixture cloudflare = SyncFixture.on(Files.createDirectory(directory.resolve("other")))) {
            cloudflare.account().add("ada@example.org", cloudflare.account().roleId("Billing"));
            Map<String, String> settings = new HashMap<>(cloudflare.properties());
            settings.put("cloudflare-iga.accounts", "prod");
            settings.put("cloudflare-iga.account.prod.account-id", settings.remove("cloudflare-iga.account-id"));
            settings.put("cloudflare-iga.account.prod.token", settings.remove("cloudflare-iga.token"));
            settings.put("cloudflare-iga.database", directory.resolve("own.db").toString());
            Files.write(
                    directory.resolve("application.properties"),
                    settings.entrySet().stream().map(Map.Entry::toString).toList());

            int code = execute("demo");

            assertThat(code).isZero();
            assertThat(out.toString())
                    .startsWith("The configured Cloudflare account")
                    .contains("ada@example.org");
        }
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine(new WorkingDirectory(directory));
        line.setOut(new PrintWriter(out));
        return line.execute(arguments);
    }
}
