package org.iga4camel.cloudflare.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A sandbox as a process of its own, for benchmarks and for tests that kill their client.
 *
 * <p>{@code --port 0 --members N --roles R --latency MS --seed S --budget N|off}. Prints one line
 * {@code url=… account=… token=…} when it is ready, and stops when standard input ends or on SIGTERM.
 */
public final class SandboxMain {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--port", "0",
            "--members", "100",
            "--roles", "0",
            "--latency", "0",
            "--seed", "1",
            "--budget", "1200");

    /** Every permission the sandbox's endpoints ask for. */
    static final Set<String> ALL_PERMISSIONS = Set.of(
            "Account Settings Read",
            "Account Settings Write",
            "Account API Tokens Read",
            "Access: Audit Logs Read",
            "Access: Organizations, Identity Providers, and Groups Read");

    private SandboxMain() {}

    /** Serves until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        int seed = number(options, "--seed");
        Sandbox sandbox = new Sandbox(seed);
        SandboxAccount account = sandbox.addAccount("Benchmark Company");
        String token = "cfat_sandbox-token-of-no-value-" + Ids.named(seed, "token");
        sandbox.addToken(token, ALL_PERMISSIONS, account.id());
        account.populate(number(options, "--members"), number(options, "--roles"));
        sandbox.options().latency(Duration.ofMillis(number(options, "--latency")));
        if (options.get("--budget").equals("off")) {
            sandbox.options().noBudget();
        } else {
            sandbox.options().budget(number(options, "--budget"));
        }
        try (SandboxServer server = SandboxServer.start(sandbox, number(options, "--port"))) {
            System.out.println("url=" + server.baseUrl() + " account=" + account.id() + " token=" + token);
            System.out.flush();
            waitForEndOfInput();
        }
    }

    private static void waitForEndOfInput() throws IOException {
        byte[] ignored = new byte[256];
        int read = 0;
        while (read >= 0) {
            read = System.in.read(ignored);
        }
    }

    private static Map<String, String> options(String... arguments) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i += 2) {
            if (!options.containsKey(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Unknown option or missing value: " + arguments[i] + "; known are " + DEFAULTS.keySet());
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static int number(Map<String, String> options, String name) {
        try {
            return Integer.parseInt(options.get(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a number, not '" + options.get(name) + "'", e);
        }
    }
}
