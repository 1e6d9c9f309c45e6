package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.wire.Json;

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

    /** Asks for an operation by a body, and returns how it ended. */
    public OperationResult askByBody(String operation, Object body) {
        Exchange exchange = exchange(operation, asked -> asked.setBody(body));
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        return exchange.getMessage().getBody(OperationResult.class);
    }

    /** Asks in a caller's own way; a failure stays on the exchange. */
    public Exchange exchange(String operation, Consumer<Message> asked) {
        return fixture.template()
                .request("direct:cloudflare-iga-" + operation, exchange -> asked.accept(exchange.getMessage()));
    }

    private Exchange request(String operation, Map<String, Object> fields) {
        return exchange(
                operation,
                asked -> fields.forEach((field, value) -> asked.setHeader(
                        "CloudflareIga" + Character.toUpperCase(field.charAt(0)) + field.substring(1), value)));
    }

    /** The rights of a member in the public view, as the results of operations tell them. */
    public JsonNode published(String memberId) {
        return Json.MAPPER.valueToTree(
                fixture.query("SELECT role_id, role_name, access, scope_key, scope_name, path FROM role_assignments"
                        + " WHERE member_id = '" + memberId + "' ORDER BY role_id, access, scope_key"));
    }

    /** The changes of a cause, as their kinds in order. */
    public List<String> changes(String cause) {
        return fixture.query("SELECT kind FROM changes WHERE cause = '" + cause + "' ORDER BY id").stream()
                .map(change -> (String) change.get("kind"))
                .toList();
    }

    /** A right of a member on the whole account. */
    public SandboxGrant right(String memberId, String role) {
        return new SandboxGrant(
                memberId, account().roleId(role), "allow", account().accountKey());
    }

    /** The names of the roles that a member has. */
    public List<String> roles(String memberId) {
        return rights(memberId).stream()
                .map(SandboxGrant::roleId)
                .map(id -> (String) fixture.one("SELECT name FROM roles WHERE role_id = '" + id + "'"))
                .sorted()
                .toList();
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
