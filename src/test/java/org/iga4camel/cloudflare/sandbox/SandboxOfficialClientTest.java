package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Cloudflare's official client for Node finds in the sandbox what it expects of Cloudflare. Where Node or the client is
 * missing the walk is skipped; {@code npm install} in {@code src/test/node} brings the client.
 */
class SandboxOfficialClientTest {

    private static final Path FOLDER = Path.of("src/test/node").toAbsolutePath();

    @Test
    void theOfficialClientFindsWhatItExpects() throws Exception {
        assumeTrue(isNodeThere(), "Node is not there: the official client's walk is skipped");
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules/cloudflare")),
                "The official client is not there: run 'npm install' in src/test/node for its walk");
        Sandbox sandbox = new Sandbox(42);
        SandboxAccount account = sandbox.addAccount(SandboxFixture.ACCOUNT, "Example");
        account.populate(45, 60);
        sandbox.addToken(
                SandboxFixture.TOKEN,
                Set.of(
                        "Account Settings Write",
                        "Account API Tokens Write",
                        "Access: Audit Logs Read",
                        "Access: Organizations, Identity Providers, and Groups Read"),
                SandboxFixture.ACCOUNT);

        try (SandboxServer server = SandboxServer.start(sandbox)) {
            ProcessBuilder walk = new ProcessBuilder("node", "walk.mjs")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true);
            walk.environment().put("BASE_URL", server.baseUrl());
            walk.environment().put("ACCOUNT", SandboxFixture.ACCOUNT);
            walk.environment().put("TOKEN", SandboxFixture.TOKEN);
            Process process = walk.start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(told).isZero();
        }
    }

    private static boolean isNodeThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
