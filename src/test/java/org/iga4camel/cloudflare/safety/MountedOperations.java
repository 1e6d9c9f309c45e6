package org.iga4camel.cloudflare.safety;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;

/** The packaged routes with writing allowed, mounted once for many operations, without network and disk. */
final class MountedOperations implements AutoCloseable {

    private final MountedSync sync;
    private Sandbox sandbox;

    private MountedOperations(MountedSync sync) {
        this.sync = sync;
    }

    static MountedOperations with(Path directory, Map<String, String> settings, InstantSource clock) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "cloudflare-iga.provisioning", "true",
                "cloudflare-iga.hold-rows", "1000000"));
        all.putAll(settings);
        return new MountedOperations(MountedSync.with(directory, all, clock));
    }

    /** How an operation ended: its result, or why it failed; the other one is null. */
    record Outcome(OperationResult result, Exception failure) {}

    /** Forgets everything but the journal, and serves a new account from here on. */
    SandboxAccount begin(Sandbox other) {
        sandbox = other;
        sandbox.options().noBudget();
        sandbox.addToken(
                MountedSync.TOKEN, Set.of("Account Settings Read", "Account Settings Write"), MountedSync.ACCOUNT);
        sync.begin(sandbox);
        return account();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    CamelContext context() {
        return sync.context();
    }

    SandboxAccount account() {
        return sandbox.account(MountedSync.ACCOUNT).orElseThrow();
    }

    /** Runs a sync, which must be published, and tells how many changes it found. */
    long sync() {
        MountedSync.Outcome outcome = sync.sync();
        if (!outcome.isPublished()) {
            throw new AssertionError("The sync was not published", outcome.failure());
        }
        return outcome.result().changes();
    }

    Outcome ask(String operation, Map<String, Object> fields) {
        Exchange exchange = sync.request(operation, asked -> asked.getMessage().setBody(new HashMap<>(fields)));
        return exchange.getException() == null
                ? new Outcome(exchange.getMessage().getBody(OperationResult.class), null)
                : new Outcome(null, exchange.getException());
    }

    /** Settles what was left open. */
    void settle() {
        Exchange exchange =
                sync.request("settle-operations", asked -> asked.setVariable("cloudflareIgaAccount", "default"));
        if (exchange.getException() != null) {
            throw new AssertionError("Settling failed", exchange.getException());
        }
    }

    /** How the last operation stands. */
    Map<String, Object> last() {
        return Published.one(sync.reader(), "SELECT * FROM operations ORDER BY id DESC LIMIT 1");
    }

    List<Map<String, Object>> query(String sql) {
        return Published.query(sync.reader(), sql);
    }

    /** Rights that are published and not there, or there and not published. */
    Set<SandboxGrant> wrongRights() {
        Set<SandboxGrant> published = Published.in(sync.reader()).grants();
        Set<SandboxGrant> there = account().grants();
        Set<SandboxGrant> wrong = new HashSet<>(published);
        wrong.addAll(there);
        wrong.removeIf(right -> published.contains(right) && there.contains(right));
        return wrong;
    }

    /** Members and their status as published. */
    Map<String, Object> published() {
        Map<String, Object> members = new TreeMap<>();
        query("SELECT member_id, status FROM members")
                .forEach(row -> members.put((String) row.get("member_id"), row.get("status")));
        return members;
    }

    /** Members and their status as they are. */
    Map<String, Object> there() {
        Map<String, Object> members = new TreeMap<>();
        account().members().forEach(member -> members.put(member.id(), member.status()));
        return members;
    }

    @Override
    public void close() {
        sync.close();
    }
}
