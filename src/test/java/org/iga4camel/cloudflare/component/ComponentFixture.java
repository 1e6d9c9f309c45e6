package org.iga4camel.cloudflare.component;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.provisioning.ProvisioningFixture;
import org.iga4camel.cloudflare.sandbox.RecordedRequest;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sync.SyncFixture;

/** A hub that calls endpoints: the packaged routes, a sandbox over HTTP and a real database file that was synced once. */
final class ComponentFixture implements AutoCloseable {

    static final String EUROPE = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

    private final ProvisioningFixture fixture;
    private final String ada;

    private ComponentFixture(ProvisioningFixture fixture) {
        this.fixture = fixture;
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    /** An account with Helena, a Super Administrator, and Ada, who has Analytics. */
    static ComponentFixture on(Path directory) throws Exception {
        return new ComponentFixture(ProvisioningFixture.on(directory));
    }

    /** A second account beside it, {@code europe}, with three members; it is not synced yet. */
    static ComponentFixture withEurope(Path directory) throws Exception {
        ProvisioningFixture two = ProvisioningFixture.on(
                directory,
                Map.of(
                        "cloudflare-iga.accounts", "default,europe",
                        "cloudflare-iga.account.europe.account-id", EUROPE,
                        "cloudflare-iga.account.europe.token", "token-of-europe"));
        two.sandbox().addAccount(EUROPE, "Europe").populate(3, 0);
        two.sandbox().addToken("token-of-europe", Set.of("Account Settings Read"), EUROPE);
        return new ComponentFixture(two);
    }

    /** Ada's member id. */
    String ada() {
        return ada;
    }

    SandboxAccount account() {
        return fixture.account();
    }

    SyncFixture hub() {
        return fixture.fixture();
    }

    /** The last operation in the journal. */
    Map<String, Object> last() {
        return fixture.last();
    }

    /** The requests since the sync. */
    List<RecordedRequest> requests() {
        return fixture.sandbox().requests().list();
    }

    /** Sends a message to an endpoint, and returns what became of it. */
    Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return hub().template().request(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** Asks an endpoint by headers, and returns the answer. */
    Object ask(String endpoint, Map<String, Object> headers) {
        return ask(endpoint, null, headers);
    }

    /** Asks an endpoint, and returns the answer. */
    Object ask(String endpoint, Object body, Map<String, Object> headers) {
        Exchange exchange = send(endpoint, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    /** Asks an endpoint that fails, and returns why. */
    Exception failing(String endpoint, Map<String, Object> headers) {
        Exchange exchange = send(endpoint, null, headers);
        if (exchange.getException() == null) {
            throw new AssertionError("It did not fail: " + exchange.getMessage().getBody());
        }
        return exchange.getException();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
