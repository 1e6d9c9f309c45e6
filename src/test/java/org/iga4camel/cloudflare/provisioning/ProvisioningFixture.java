package org.iga4camel.cloudflare.provisioning;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sync.SyncFixture;

/** The packaged routes with writing allowed, a sandbox over HTTP and a real database file that was synced once. */
public final class ProvisioningFixture implements AutoCloseable {

    /** Long enough for a slow machine to look several times, short enough for tests that wait for its end. */
    public static final String SETTLE_WITHIN = "600ms";

    private final SyncFixture fixture;

    private ProvisioningFixture(SyncFixture fixture) {
        this.fixture = fixture;
    }

    /** An account with Helena, a Super Administrator, to begin with. */
    public static ProvisioningFixture on(Path directory) throws Exception {
        return on(directory, Map.of());
    }

    /** The same with settings of its own. */
    public static ProvisioningFixture on(Path directory, Map<String, String> more) throws Exception {
        Sandbox sandbox = new Sandbox(1);
        Map<String, String> settings = new HashMap<>(Map.of(
                "cloudflare-iga.provisioning", "true",
                "cloudflare-iga.settle-within", SETTLE_WITHIN,
                "cloudflare-iga.hold-percent", "100",
                "cloudflare-iga.initial-changes", "true"));
        settings.putAll(more);
        SyncFixture fixture = SyncFixture.on(directory, sandbox, settings);
        sandbox.addToken(
                SyncFixture.TOKEN, Set.of("Account Settings Read", "Account Settings Write"), SyncFixture.ACCOUNT);
        SandboxAccount account = fixture.account();
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        return new ProvisioningFixture(fixture);
    }

    public SyncFixture sync() {
        fixture.sync();
        fixture.sandbox().requests().clear();
        return fixture;
    }

    public SyncFixture fixture() {
        return fixture;
    }

    public Sandbox sandbox() {
        return fixture.sandbox();
    }

    public SandboxAccount account() {
        return fixture.account();
    }

    /** Asks for an operation by headers, and returns how it ended. */
    public OperationResult ask(String operation, Map<String, Object> fields) {
        Exchange exchange = request(operation, fields);
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        return exchange.getMessage().getBody(OperationResult.class);
    }

    /** Asks for an operation that fails, and returns why. */
    public Exception failing(String operation, Map<String, Object> fields) {
        Exchange exchange = request(operation, fields);
        if (exchange.getException() == null) {
            throw new AssertionError("It did not fail: " + exchange.getMessage().getBody());
        }
        return exchange.getException();
    }

    private Exchange request(String operation, Map<String, Object> fields) {
        return fixture.template()
                .request(
                        "direct:cloudflare-iga-" + operation,
                        exchange -> fields.forEach((field, value) -> exchange.getMessage()
                                .setHeader(
                                        "CloudflareIga" + Character.toUpperCase(field.charAt(0)) + field.substring(1),
                                        value)));
    }

    /** The rights of a member in the sandbox, as role ids and scope keys. */
    public Set<SandboxGrant> rights(String memberId) {
        return account().grants(memberId);
    }

    /** How the last operation stands. */
    public Map<String, Object> last() {
        return fixture.query("SELECT * FROM operations ORDER BY id DESC LIMIT 1")
                .get(0);
    }

    /** The requests since the sync that write. */
    public List<String> writes() {
        return sandbox().requests().writes().stream()
                .map(request -> request.method() + " " + request.body())
                .toList();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
