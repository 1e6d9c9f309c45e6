package org.iga4camel.cloudflare.safety;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.sqlite.SQLiteDataSource;

/** One account in a sandbox over HTTP, and a database file, for processes that come and go. */
final class ProcessStage implements AutoCloseable {

    private final Path directory;
    private final Sandbox sandbox;
    private final SandboxAccount account;
    private final SandboxServer server;
    private final SQLiteDataSource database = new SQLiteDataSource();
    private final Map<String, String> settings = new HashMap<>();

    ProcessStage(Path directory, long seed, String... permissions) {
        this.directory = directory;
        sandbox = new Sandbox(seed);
        sandbox.options().noBudget();
        account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        sandbox.addToken(MountedSync.TOKEN, Set.of(permissions), MountedSync.ACCOUNT);
        server = SandboxServer.start(sandbox);
        Path file = directory.resolve("cache.db");
        database.setUrl("jdbc:sqlite:" + file);
        settings.putAll(Map.of(
                "cloudflare-iga.account-id",
                MountedSync.ACCOUNT,
                "cloudflare-iga.token",
                MountedSync.TOKEN,
                "cloudflare-iga.base-url",
                server.baseUrl(),
                "cloudflare-iga.database",
                file.toString(),
                "cloudflare-iga.budget",
                "1000000",
                "cloudflare-iga.hold-percent",
                "100",
                "cloudflare-iga.initial-changes",
                "true"));
    }

    /** The same with one more setting. */
    ProcessStage with(String key, String value) {
        settings.put("cloudflare-iga." + key, value);
        return this;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    SandboxAccount account() {
        return account;
    }

    DataSource database() {
        return database;
    }

    /** Starts another process. */
    Child start() throws Exception {
        return Child.start(settings, directory.resolve("children.log"));
    }

    @Override
    public void close() {
        server.close();
    }
}
