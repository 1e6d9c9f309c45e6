package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.sqlite.SQLiteDataSource;

/**
 * One account and its database, synced by processes of which each ends what the one before left, and is then killed at a
 * moment itself.
 */
final class KilledAccount implements AutoCloseable {

    private final Path log;
    private final Sandbox sandbox;
    private final SandboxServer server;
    private final RandomAccount account;
    private final Map<String, String> settings;
    private final SQLiteDataSource database = new SQLiteDataSource();
    private long runOfTheDead;

    KilledAccount(Path directory, long seed) {
        log = directory.resolve("children.log");
        sandbox = new Sandbox(seed);
        sandbox.options().noBudget();
        account = new RandomAccount(sandbox.addAccount(MountedSync.ACCOUNT, "Example"), new Random(seed), step -> {});
        sandbox.addToken(MountedSync.TOKEN, Set.of("Account Settings Read"), MountedSync.ACCOUNT);
        server = SandboxServer.start(sandbox);
        database.setUrl("jdbc:sqlite:" + directory.resolve("cache.db"));
        settings = Map.of(
                "cloudflare-iga.account-id",
                MountedSync.ACCOUNT,
                "cloudflare-iga.token",
                MountedSync.TOKEN,
                "cloudflare-iga.base-url",
                server.baseUrl(),
                "cloudflare-iga.database",
                directory.resolve("cache.db").toString(),
                "cloudflare-iga.budget",
                "1000000",
                "cloudflare-iga.hold-percent",
                "100",
                "cloudflare-iga.initial-changes",
                "true");
    }

    /** Kills a process at each moment; before each, a new process has put right what the last one left. */
    void killAt(List<KillMoment> moments) throws Exception {
        KillMoment last = null;
        for (KillMoment moment : moments) {
            try (Child child = Child.start(settings, log)) {
                heal(child, last);
                die(child, moment);
            } catch (AssertionError e) {
                throw new AssertionError("Killed at " + moment + ", before that at " + last + ": " + e.getMessage(), e);
            }
            last = moment;
        }
        try (Child child = Child.start(settings, log)) {
            heal(child, last);
        }
    }

    /** What the next process finds and makes of it. */
    private void heal(Child child, KillMoment last) throws Exception {
        assertThat(Published.query(database, "SELECT * FROM sync_runs WHERE status = 'running'"))
                .as("runs of the dead that count as running")
                .isEmpty();
        assertThat(Published.staged(database)).as("rows staged by the dead").isZero();
        if (runOfTheDead != 0) {
            assertThat(Published.one(database, "SELECT status FROM sync_runs WHERE id = " + runOfTheDead))
                    .as("the run of the dead")
                    .containsEntry("status", last.isAfterCommit() ? "published" : "failed");
        }
        Published before = Published.in(database);
        child.order("sync default");
        long run = Long.parseLong(child.expect("published ").substring("published ".length()));
        exact(before, run);
    }

    private void die(Child child, KillMoment moment) throws Exception {
        somethingHappens();
        Published before = Published.in(database);
        long lastRun = lastRun();
        CountDownLatch dead = new CountDownLatch(1);
        if (moment.request() != null) {
            sandbox.faults().on(moment.request()).fromThe(moment.nth()).then(call -> {
                child.hear("halted");
                await(dead);
                return Fault.status(503).answer(call);
            });
        } else {
            child.order("halt " + moment.at() + " " + moment.nth());
        }
        child.order("sync default");
        child.expect("halted");
        child.kill();
        dead.countDown();
        sandbox.faults().clear();
        // a process killed early enough has not begun a run
        runOfTheDead = lastRun() > lastRun ? lastRun() : 0;
        Published after = Published.in(database);
        if (moment.isAfterCommit()) {
            exact(before, runOfTheDead);
        } else {
            assertThat(after.everything()).as("the published state").isEqualTo(before.everything());
        }
    }

    private long lastRun() {
        return ((Number) Published.one(database, "SELECT coalesce(max(id), 0) AS id FROM sync_runs")
                        .get("id"))
                .longValue();
    }

    private void exact(Published before, long run) {
        Published after = Published.in(database);
        account.forgetPast();
        SyncRules rules = new SyncRules(before, after, account.states());
        rules.exact();
        rules.rolesAreComplete(sandbox);
        rules.changesAreTheDifference(run, true);
    }

    /** Enough to differ, and somebody published goes, so that a look at an absentee is needed. */
    private void somethingHappens() {
        account.removeSomebody();
        for (int i = 0; i < 5 || account.now().members().size() < 8; i++) {
            account.change();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
