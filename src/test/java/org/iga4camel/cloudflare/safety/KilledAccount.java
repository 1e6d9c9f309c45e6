package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * One account and its database, synced by processes of which each ends what the one before left, and is then killed at a
 * moment itself.
 */
final class KilledAccount implements AutoCloseable {

    private final ProcessStage stage;
    private final RandomAccount account;
    private long runOfTheDead;

    KilledAccount(Path directory, long seed) {
        stage = new ProcessStage(directory, seed, "Account Settings Read");
        account = new RandomAccount(stage.account(), new Random(seed), step -> {});
        // an account without members is held, and every one has a member
        while (account.now().members().isEmpty()) {
            account.change();
        }
    }

    /** Kills a process at each moment; before each, a new process has put right what the last one left. */
    void killAt(List<KillMoment> moments) throws Exception {
        KillMoment last = null;
        for (KillMoment moment : moments) {
            try (Child child = stage.start()) {
                heal(child, last);
                die(child, moment);
            } catch (AssertionError e) {
                throw new AssertionError("Killed at " + moment + ", before that at " + last + ": " + e.getMessage(), e);
            }
            last = moment;
        }
        try (Child child = stage.start()) {
            heal(child, last);
        }
    }

    /** What the next process finds and makes of it. */
    private void heal(Child child, KillMoment last) throws Exception {
        assertThat(Published.query(stage.database(), "SELECT * FROM sync_runs WHERE status = 'running'"))
                .as("runs of the dead that count as running")
                .isEmpty();
        assertThat(Published.staged(stage.database()))
                .as("rows staged by the dead")
                .isZero();
        if (runOfTheDead != 0) {
            assertThat(Published.one(stage.database(), "SELECT status FROM sync_runs WHERE id = " + runOfTheDead))
                    .as("the run of the dead")
                    .containsEntry("status", last.isAfterCommit() ? "published" : "failed");
        }
        Published before = Published.in(stage.database());
        child.order("sync default");
        long run = Long.parseLong(child.expect("published ").substring("published ".length()));
        exact(before, run);
    }

    private void die(Child child, KillMoment moment) throws Exception {
        somethingHappens();
        Published before = Published.in(stage.database());
        long lastRun = lastRun();
        moment.kill(child, stage.sandbox(), "sync default");
        // a process killed early enough has not begun a run
        runOfTheDead = lastRun() > lastRun ? lastRun() : 0;
        Published after = Published.in(stage.database());
        if (moment.isAfterCommit()) {
            exact(before, runOfTheDead);
        } else {
            assertThat(after.everything()).as("the published state").isEqualTo(before.everything());
        }
    }

    private long lastRun() {
        return ((Number) Published.one(stage.database(), "SELECT coalesce(max(id), 0) AS id FROM sync_runs")
                        .get("id"))
                .longValue();
    }

    private void exact(Published before, long run) {
        Published after = Published.in(stage.database());
        account.forgetPast();
        SyncRules rules = new SyncRules(before, after, account.states());
        rules.exact();
        rules.rolesAreComplete(stage.sandbox());
        rules.changesAreTheDifference(run, true);
    }

    /** Enough to differ, and somebody published goes, so that a look at an absentee is needed. */
    private void somethingHappens() {
        account.removeSomebody();
        for (int i = 0; i < 5 || account.now().members().size() < 8; i++) {
            account.change();
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
