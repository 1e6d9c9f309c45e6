package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client in TypeScript whose types are generated of the OpenAPI document compiles and carries out a grant. Where its
 * tools are missing this is skipped; {@code npm install} in {@code src/test/node} brings them.
 */
class ApiTypeScriptClientTest {

    private static final Path FOLDER = Path.of("src/test/node").toAbsolutePath();
    private static final Path TOOLS = FOLDER.resolve("node_modules/.bin");

    @Test
    void aGeneratedClientGrantsARole(@TempDir Path directory) throws Exception {
        assumeTrue(
                Files.exists(TOOLS.resolve("openapi-typescript")) && Files.exists(TOOLS.resolve("tsc")),
                "The tools are not there: with Node, run 'npm install' in src/test/node for a client in TypeScript");
        try (ApiFixture api = new ApiFixture(directory, Map.of("cloudflare-iga.provisioning", "true"))) {
            Set<String> permissions = Set.of("Account Settings Read", "Account Settings Write");
            api.sandbox().addToken(ApiFixture.TOKEN, permissions, ApiFixture.ACCOUNT);
            api.account().add("ada@example.com", api.account().roleId("Analytics"));
            api.sync();
            Path client = Files.createDirectory(directory.resolve("client"));
            Files.createSymbolicLink(client.resolve("node_modules"), FOLDER.resolve("node_modules"));
            Files.copy(FOLDER.resolve("grant.ts"), client.resolve("grant.ts"));
            Files.writeString(client.resolve("package.json"), "{\"type\": \"module\"}");
            Files.writeString(
                    client.resolve("openapi.json"),
                    api.send(api.bare(RestSettings.DOCUMENT)).raw().body());

            run(client, api, "openapi-typescript", "openapi.json", "-o", "document.d.ts");
            run(client, api, "tsc", "--strict", "--module", "nodenext", "--target", "es2022", "grant.ts");
            String told = run(client, api, "node", "grant.js");

            assertThat(told.strip())
                    .isEqualTo("{\"next\":null,\"email\":\"ada@example.com\",\"status\":\"applied\",\"gives\":1}");
        }
    }

    private static String run(Path client, ApiFixture api, String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(tool.equals("node") ? tool : TOOLS.resolve(tool).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(client.toFile()).redirectErrorStream(true);
        builder.environment().put("BASE_URL", "http://127.0.0.1:" + api.port());
        builder.environment().put("KEY", ApiFixture.KEY);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
