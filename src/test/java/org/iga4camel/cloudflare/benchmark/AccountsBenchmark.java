package org.iga4camel.cloudflare.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;

/**
 * Measures a mount of many accounts, each with a credential of its own, that are all synced at once when it starts: in a
 * process of its own, with 256 MB of heap, against a sandbox in this process. Prints one line of a table.
 */
public final class AccountsBenchmark {

    private static final int ACCOUNTS = 50;
    private static final int MEMBERS = 1_000;
    private static final int ROLES = 60;
    private static final String HEAP = "-Xmx256m";

    private AccountsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("| accounts × members × roles, heap limit | requests | all synced s |"
                + " start to first request s | CPU s | peak heap MB | peak resident MB |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        Sandbox sandbox = new Sandbox(7);
        sandbox.options().noBudget();
        List<String> aliases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            SandboxAccount account = sandbox.addAccount("Account " + i);
            account.populate(MEMBERS, ROLES);
            sandbox.addToken("token-" + i, Set.of("Account Settings Read"), account.id());
            aliases.add("a" + i);
            lines.add("cloudflare-iga.account.a" + i + ".account-id=" + account.id());
            lines.add("cloudflare-iga.account.a" + i + ".token=token-" + i);
        }
        Path directory = Files.createTempDirectory("cloudflare-iga-benchmark");
        try (SandboxServer server = SandboxServer.start(sandbox)) {
            lines.add("cloudflare-iga.accounts=" + String.join(",", aliases));
            lines.add("cloudflare-iga.base-url=" + server.baseUrl());
            lines.add("cloudflare-iga.database=" + directory.resolve("cache.db"));
            lines.add("cloudflare-iga.budget=1000000");
            lines.add("cloudflare-iga.schedule=0 0 0 1 1 ? 2099");
            Files.write(directory.resolve("application.properties"), lines);
            measure(server, directory);
        } finally {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(SandboxServer server, Path directory) throws Exception {
        Path errors = directory.resolve("errors");
        Instant started = Instant.now();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeasuredMain.class.getName())
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        while (published(errors) < ACCOUNTS) {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended: " + Files.readString(errors));
            }
            Thread.sleep(100);
        }
        Duration all = Duration.between(started, Instant.now());
        process.destroy();
        process.waitFor();
        String[] used = Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(MeasuredMain.MARK))
                .findFirst()
                .orElseThrow()
                .substring(MeasuredMain.MARK.length())
                .split(" ", 3);
        Duration first = Duration.between(
                started, server.sandbox().requests().list().get(0).at());
        System.out.printf(
                Locale.ROOT,
                "| %d × %,d × %d, %s | %d | %.1f | %.1f | %.1f | %s | %s |%n",
                ACCOUNTS,
                MEMBERS,
                ROLES,
                HEAP.substring(4),
                server.sandbox().requestCount(),
                all.toMillis() / 1000.0,
                first.toMillis() / 1000.0,
                Long.parseLong(used[0]) / 1000.0,
                used[1],
                used[2]);
        System.out.printf(
                Locale.ROOT,
                "%nLoad of the machine: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** How many accounts have said their figures. */
    private static long published(Path errors) throws java.io.IOException {
        return Files.readString(errors)
                .lines()
                .filter(line -> line.contains("published"))
                .count();
    }
}
