package org.iga4camel.cloudflare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import picocli.CommandLine;

/** A working directory with settings for a sandbox over HTTP, and the command line in this process. */
final class RunnerFixture implements AutoCloseable {

    static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    static final String TOKEN = "cfat_a-token-that-nobody-may-see";

    private final Sandbox sandbox = new Sandbox(1);
    private final SandboxAccount account = sandbox.addAccount(ACCOUNT, "Example");
    private final SandboxServer server = SandboxServer.start(sandbox);
    private final Map<String, String> settings = new TreeMap<>();
    private final Path directory;

    RunnerFixture(Path directory) throws IOException {
        this.directory = directory;
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        settings.put("cloudflare-iga.account-id", ACCOUNT);
        settings.put("cloudflare-iga.token", TOKEN);
        settings.put("cloudflare-iga.base-url", server.baseUrl());
        settings.put("cloudflare-iga.database", database().toString());
        settings.put("cloudflare-iga.retry-delay", "1ms");
        write();
    }

    /** What a command said and how it ended. */
    record Result(int code, String out, String err) {

        /** The last line of standard output. */
        JsonNode figures() throws IOException {
            return new ObjectMapper()
                    .readTree(out.strip()
                            .lines()
                            .reduce((first, second) -> second)
                            .orElse(""));
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    SandboxAccount account() {
        return account;
    }

    SandboxServer server() {
        return server;
    }

    Path database() {
        return directory.resolve("cache.db");
    }

    /** Changes a setting; null takes it away. */
    RunnerFixture set(String key, String value) throws IOException {
        settings.put("cloudflare-iga." + key, value);
        settings.values().removeIf(text -> text == null);
        write();
        return this;
    }

    /** Runs a command in this process. */
    Result run(String... arguments) {
        return runIn(directory, arguments);
    }

    /** Runs a command in another directory, which has settings of its own. */
    Result runIn(Path where, String... arguments) {
        Logs.verbose(false); // a process knows one command line, this JVM many
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(new WorkingDirectory(where));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Result(code, out.toString(), err.toString());
    }

    /** The first column of what a query finds in a database file. */
    static List<String> query(Path database, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void write() throws IOException {
        Files.write(
                directory.resolve("application.properties"),
                settings.entrySet().stream().map(Map.Entry::toString).toList());
    }

    @Override
    public void close() {
        server.close();
    }
}
