package org.iga4camel.cloudflare.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;

/**
 * Measures {@code sync} as a process of its own, with 128 MB of heap, against a sandbox in this process, and prints a
 * table: requests, wall time of the sync, wall time from the process's start to its first request, CPU time of the whole
 * process, peak heap and peak resident memory. Each account is synced twice: empty database, then nothing new.
 */
public final class SyncBenchmark {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "a-token-for-benchmarks";
    private static final String HEAP = "-Xmx128m";

    /** For a process that does one sync and ends, the second compiler costs more than it saves. */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private record Scenario(int members, int roles, Duration latency, String flag) {}

    private SyncBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%s %s, %d processors, Java %s, heap limit %s%n%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                HEAP.substring(4));
        System.out.println(
                "| members × roles, latency | JVM | sync | requests | sync s | start to first request s | CPU s |"
                        + " peak heap MB | peak resident MB |");
        System.out.println("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Scenario scenario : List.of(
                new Scenario(1_000, 60, Duration.ZERO, ""),
                new Scenario(10_000, 60, Duration.ofMillis(50), ""),
                new Scenario(10_000, 60, Duration.ofMillis(50), ONE_COMPILER),
                new Scenario(100_000, 60, Duration.ZERO, ""),
                new Scenario(100_000, 60, Duration.ZERO, ONE_COMPILER))) {
            measure(scenario);
        }
    }

    private static void measure(Scenario scenario) throws Exception {
        Sandbox sandbox = new Sandbox(7);
        SandboxAccount account = sandbox.addAccount(ACCOUNT, "Benchmark");
        account.populate(scenario.members(), scenario.roles());
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        sandbox.options().noBudget().latency(scenario.latency());
        Path directory = Files.createTempDirectory("cloudflare-iga-benchmark");
        try (SandboxServer server = SandboxServer.start(sandbox)) {
            sync(scenario, "first", server, directory);
            sync(scenario, "second", server, directory);
        } finally {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void sync(Scenario scenario, String which, SandboxServer server, Path directory) throws Exception {
        server.sandbox().requests().clear();
        Path errors = directory.resolve("errors");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        if (!scenario.flag().isEmpty()) {
            command.add(scenario.flag());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuredMain.class.getName(), "sync"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of(
                        "CLOUDFLARE_ACCOUNT_ID",
                        ACCOUNT,
                        "CLOUDFLARE_API_TOKEN",
                        TOKEN,
                        "CLOUDFLARE_BASE_URL",
                        server.baseUrl(),
                        "CLOUDFLARE_IGA_DATABASE",
                        directory.resolve("cache.db").toString(),
                        "CLOUDFLARE_IGA_BUDGET",
                        "1000000"));
        Instant started = Instant.now();
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String said = Files.readString(errors);
        if (code != 0) {
            throw new IOException("The sync ended with exit code " + code + ": " + said);
        }
        print(scenario, which, started, out, said, server);
    }

    private static void print(
            Scenario scenario, String which, Instant started, String out, String said, SandboxServer server)
            throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(out.lines().reduce((one, two) -> two).orElseThrow());
        String[] used = said.lines()
                .filter(line -> line.startsWith(MeasuredMain.MARK))
                .findFirst()
                .orElseThrow()
                .substring(MeasuredMain.MARK.length())
                .split(" ", 3);
        Duration sync = Duration.between(
                Instant.parse(run.path("startedAt").asText()),
                Instant.parse(run.path("finishedAt").asText()));
        Duration start = Duration.between(
                started, server.sandbox().requests().list().get(0).at());
        System.out.printf(
                Locale.ROOT,
                "| %,d × %d, %d ms | %s | %s | %d | %.1f | %.1f | %.1f | %s | %s |%n",
                scenario.members(),
                scenario.roles(),
                scenario.latency().toMillis(),
                scenario.flag().isEmpty() ? "default" : "`" + scenario.flag() + "`",
                which,
                server.sandbox().requestCount(),
                sync.toMillis() / 1000.0,
                start.toMillis() / 1000.0,
                Long.parseLong(used[0]) / 1000.0,
                used[1],
                used[2]);
    }
}
