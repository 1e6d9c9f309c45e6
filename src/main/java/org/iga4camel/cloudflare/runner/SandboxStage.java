package org.iga4camel.cloudflare.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.DemoCompany;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxServer;

/** A small company in a Cloudflare inside this process, with a database of its own that begins empty. */
final class SandboxStage implements DemoCommand.Stage, AutoCloseable {

    private static final Path DATABASE = Path.of("data/demo/cloudflare-iga.db");

    private static final String ACCOUNT = "cloudflare-iga.account.default.";
    private static final String COMPONENT = "camel.component.cloudflare-iga.";

    private final Sandbox sandbox = new Sandbox(20261123);
    private final DemoCompany company = DemoCompany.open(sandbox);
    private final SandboxServer server = SandboxServer.start(sandbox);
    private final Map<String, String> settings = new HashMap<>();
    private int day;

    private SandboxStage() {}

    /**
     * Opens the company.
     *
     * @param stay whether it is synced every few seconds and serves REST
     */
    static SandboxStage open(WorkingDirectory directory, boolean stay) throws IOException {
        Path database = directory.resolve(DATABASE);
        for (String part : List.of("", "-wal", "-shm", ".lock")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + part));
        }
        SandboxStage stage = new SandboxStage();
        stage.settings.put("cloudflare-iga.accounts", "default");
        // the account's own settings, and the component's, since no setting for real accounts comes before those
        stage.settings.put(ACCOUNT + "base-url", stage.server.baseUrl());
        stage.settings.put(ACCOUNT + "account-id", stage.company.account().id());
        stage.settings.put(ACCOUNT + "token", stage.company.token());
        stage.settings.put(COMPONENT + "database", database.toString());
        if (stay) {
            stage.settings.put(ACCOUNT + "schedule", "0/5 * * * * ?");
            stage.settings.put(ACCOUNT + "provisioning", "true");
            stage.settings.put("cloudflare-iga.rest-key", randomKey());
        }
        return stage;
    }

    @Override
    public String title() {
        return "The sandbox: " + company.account().name() + ", account "
                + company.account().id() + ", at " + server.baseUrl();
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Iterable<String> happenings() {
        return DemoCompany.day(sandbox, ++day);
    }

    @Override
    public void close() {
        server.close();
    }

    private static String randomKey() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
