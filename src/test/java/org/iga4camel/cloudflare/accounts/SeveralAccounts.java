package org.iga4camel.cloudflare.accounts;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sync.SyncFixture;

/** Several accounts in one mount, each with a token that is good for it only, writing allowed. */
final class SeveralAccounts implements AutoCloseable {

    private final Sandbox sandbox = new Sandbox(1);
    private final Map<String, SandboxAccount> accounts = new LinkedHashMap<>();
    private final SyncFixture fixture;

    private SeveralAccounts(Path directory, List<String> aliases, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "cloudflare-iga.accounts", String.join(",", aliases),
                "cloudflare-iga.provisioning", "true",
                "cloudflare-iga.settle-within", "600ms",
                "cloudflare-iga.schedule", "0 0 0 1 1 ? 2099",
                "cloudflare-iga.response-timeout", "1m"));
        sandbox.options().noBudget();
        for (String alias : aliases) {
            SandboxAccount account = sandbox.addAccount(alias);
            account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
            accounts.put(alias, account);
            allow(token(alias), alias);
            settings.put("cloudflare-iga.account." + alias + ".account-id", account.id());
            settings.put("cloudflare-iga.account." + alias + ".token", token(alias));
        }
        settings.putAll(more);
        fixture = SyncFixture.on(directory, sandbox, settings);
    }

    static SeveralAccounts on(Path directory, List<String> aliases, Map<String, String> more) throws Exception {
        return new SeveralAccounts(directory, aliases, more);
    }

    static SeveralAccounts on(Path directory, String... aliases) throws Exception {
        return on(directory, List.of(aliases), Map.of());
    }

    static String token(String alias) {
        return "token-of-" + alias;
    }

    /** Makes a token good for some accounts and no others. */
    void allow(String token, String... aliases) {
        sandbox.addToken(
                token,
                Set.of("Account Settings Read", "Account Settings Write"),
                List.of(aliases).stream().map(alias -> account(alias).id()).toArray(String[]::new));
    }

    SandboxAccount account(String alias) {
        return accounts.get(alias);
    }

    SyncFixture fixture() {
        return fixture;
    }

    /** Strikes every request about an account. */
    void misbehave(String alias, Fault fault) {
        sandbox.faults().on(requestsOf(alias)).forever().then(fault);
    }

    /** Strikes all pages of the members but the first, so that the threads for pages have something to wait for. */
    void misbehaveWithMembers(String alias, Fault fault) {
        RequestMatch further = requestsOf(alias)
                .and(request -> request.path().endsWith("/members"))
                .and(request -> !request.queryValue("page").orElse("1").equals("1"));
        sandbox.faults().on(further).forever().then(fault);
    }

    RequestMatch requestsOf(String alias) {
        return RequestMatch.anyRequest()
                .and(request ->
                        request.path().startsWith("/accounts/" + account(alias).id()));
    }

    long requests(String alias) {
        return sandbox.requests().list().stream()
                .filter(request ->
                        request.path().startsWith("/accounts/" + account(alias).id()))
                .count();
    }

    /** Begins a sync that is not expected to end, and comes back at once. */
    void beginSync(String alias) {
        Thread sync = new Thread(() -> fixture.syncOf(alias), "sync-of-" + alias);
        sync.setDaemon(true);
        sync.setUncaughtExceptionHandler((thread, failure) -> {});
        sync.start();
    }

    /** Whether a sync of the account is under way. */
    boolean isSyncing(String alias) {
        return !fixture.query("SELECT id FROM sync_runs WHERE status = 'running' AND account = '" + alias + "'")
                .isEmpty();
    }

    /** Waits until an account's sync has nothing more to spend. */
    void awaitExhausted(String alias) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fixture.mount()
                                .gateway()
                                .left(fixture.mount().settings().account(alias))
                        == 0);
    }

    OperationResult ask(String operation, String alias, Map<String, Object> fields) {
        Exchange exchange = exchange(operation, asked -> {
            asked.getMessage().setHeader("CloudflareIgaAccount", alias);
            fields.forEach((field, value) -> asked.getMessage().setHeader("CloudflareIga" + field, value));
        });
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        return exchange.getMessage().getBody(OperationResult.class);
    }

    private Exchange exchange(String operation, Consumer<Exchange> asked) {
        return fixture.template().request("direct:cloudflare-iga-" + operation, asked::accept);
    }

    @Override
    public void close() {
        // what waits for minutes is not waited for
        fixture.mount().stopping();
        fixture.close();
    }
}
