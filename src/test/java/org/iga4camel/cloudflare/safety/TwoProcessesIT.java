package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Two processes on one database do not get in each other's way. */
class TwoProcessesIT {

    @TempDir
    Path directory;

    private final Sandbox sandbox = new Sandbox(7);
    private final SandboxAccount account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
    private final SandboxAccount other = sandbox.addAccount("Other");
    private final SQLiteDataSource database = new SQLiteDataSource();
    private final Map<String, String> settings = new HashMap<>();
    private SandboxServer server;

    @BeforeEach
    void serve() {
        account.populate(60, 10);
        other.populate(60, 10);
        sandbox.addToken(MountedSync.TOKEN, Set.of("Account Settings Read"), MountedSync.ACCOUNT, other.id());
        server = SandboxServer.start(sandbox);
        database.setUrl("jdbc:sqlite:" + directory.resolve("cache.db"));
        settings.putAll(Map.of(
                "cloudflare-iga.accounts",
                "one,two",
                "cloudflare-iga.account.one.account-id",
                MountedSync.ACCOUNT,
                "cloudflare-iga.account.two.account-id",
                other.id(),
                "cloudflare-iga.token",
                MountedSync.TOKEN,
                "cloudflare-iga.base-url",
                server.baseUrl(),
                "cloudflare-iga.database",
                directory.resolve("cache.db").toString()));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Child start() throws Exception {
        return Child.start(settings, directory.resolve("children.log"));
    }

    @Test
    void aSyncOfAnAccountThatAnotherProcessIsSyncingIsRefusedAndNothingIsDoubled() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        try (Child first = start();
                Child second = start()) {
            sandbox.faults().on(anyRequest()).fromThe(3).then(call -> {
                first.hear("in the middle");
                KillMoment.await(refused);
                return call.proceed();
            });
            first.order("sync one");
            first.expect("in the middle");

            second.order("sync one");

            second.expect("refused SyncRunningException");
            refused.countDown();
            first.expect("published");
            second.order("sync one");
            second.expect("published");
        }
        Published published = Published.in(database);
        assertThat(published.grants()).isEqualTo(account.grants());
        assertThat(published.members()).hasSameSizeAs(account.members());
        assertThat(published.changes()).isEmpty();
        assertThat(Published.query(database, "SELECT status FROM sync_runs"))
                .extracting(row -> row.get("status"))
                .containsExactly("published", "published");
    }

    @Test
    void twoProcessesThatStartAtOnceLeaveOneExactState() throws Exception {
        try (Child first = start();
                Child second = start()) {
            first.order("sync one");
            second.order("sync one");

            List<String> ends = List.of(first.next(), second.next());

            assertThat(ends)
                    .allMatch(end -> end.startsWith("published ") || end.startsWith("refused SyncRunningException"))
                    .anyMatch(end -> end.startsWith("published "));
            long publications =
                    ends.stream().filter(end -> end.startsWith("published ")).count();
            assertThat(Published.query(database, "SELECT * FROM sync_runs")).hasSize((int) publications);
        }
        assertThat(Published.in(database).grants()).isEqualTo(account.grants());
    }

    @Test
    void bothTogetherStayInsideTheBudgetOfTheirCredential() throws Exception {
        settings.put("cloudflare-iga.budget", "60");
        sandbox.options().budget(60);
        try (Child first = start();
                Child second = start()) {
            for (int i = 0; i < 8; i++) {
                first.order("sync one");
                second.order("sync two");
            }

            first.expect("published");
            second.expect("published");
            await().atMost(Duration.ofSeconds(60))
                    .during(Duration.ofSeconds(3))
                    .until(sandbox::requestCount, count -> count > 30 && count == sandbox.requestCount());
        }
        // a fifth is left to people, a tenth to provisioning
        assertThat(sandbox.requestCount()).isBetween(31L, 42L);
        assertThat(sandbox.requests().list()).noneMatch(request -> request.status() == 429);
    }
}
