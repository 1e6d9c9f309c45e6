package org.iga4camel.cloudflare.sandbox.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The sandbox of one test class, with all that a hub needs to find it. JUnit closes it after the hub, which is opened
 * later.
 */
// JUnit before 5.13 closes nothing else
@SuppressWarnings("deprecation")
final class SandboxOfClass implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final String TOKEN = "a-token-of-the-sandbox-";

    private final CloudflareSandbox declared;
    private final Sandbox sandbox;
    private final SandboxServer server;
    private final Path directory;
    private final SystemProperties properties = new SystemProperties();
    private SandboxAccount account;
    private HubSettings settings;
    private int hubs;

    SandboxOfClass(CloudflareSandbox declared) {
        this.declared = declared;
        sandbox = new Sandbox(declared.seed());
        directory = temporaryDirectory();
        server = SandboxServer.start(sandbox);
        begin();
    }

    boolean keeps() {
        return declared.keep();
    }

    /** Makes everything as it is declared, for a hub that starts with nothing. */
    void begin() {
        account = sandbox.addAccount(declared.accountId(), declared.accountName());
        if (declared.members() > 0 || declared.roles() > 0) {
            account.populate(declared.members(), declared.roles());
        }
        options();
        forgive();
        hubs++;
        String token = TOKEN + hubs; // a budget belongs to a token
        sandbox.addToken(token, Set.of(declared.permissions()), declared.accountId());
        settings = new HubSettings(server.baseUrl(), account.id(), token, directory.resolve("cache-" + hubs + ".db"));
        properties.set(settings.asMap());
    }

    private void options() {
        sandbox.options()
                .off(SandboxSwitch.values())
                .staleFor(Duration.ZERO)
                .staleReads(0)
                .latency(Duration.ofMillis(declared.latencyMillis()));
        if (declared.budget() == 0) {
            sandbox.options().noBudget();
        } else {
            sandbox.options().budget(declared.budget());
        }
    }

    /** Takes faults and the request log away. */
    void forgive() {
        sandbox.faults().clear();
        sandbox.requests().clear();
    }

    /** What tests may ask for, one of each type. */
    List<Object> parts() {
        return List.of(sandbox, account, server, settings);
    }

    @Override
    public void close() {
        properties.restore();
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a hub that goes on still writes there; the directory is a temporary one
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("cloudflare-iga-sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a directory for the hub's database", e);
        }
    }
}
