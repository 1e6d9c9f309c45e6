package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.iga4camel.cloudflare.sync.SyncHeldException;
import org.iga4camel.cloudflare.sync.SyncIncompleteException;

/** One random life of an account, synced again and again while Cloudflare misbehaves; all of it follows from the seed. */
final class AccountHistory {

    private static final List<SandboxSwitch> SWITCHES = List.of(
            SandboxSwitch.SUPER_ADMINISTRATOR_LISTED,
            SandboxSwitch.TOTAL_PAGES,
            SandboxSwitch.UNFILTERED_TOTAL,
            SandboxSwitch.STABLE_ORDER,
            SandboxSwitch.ROLELESS_GROUPS_HIDDEN,
            SandboxSwitch.ZERO_IDS,
            SandboxSwitch.SCOPE_AS_ARRAY,
            SandboxSwitch.PERMISSIONS_AS_STRINGS,
            SandboxSwitch.PERMISSION_GROUPS_WITHOUT_RESULT_INFO);

    private final MountedSync sync;
    private final Random random;
    private final Sandbox sandbox;
    private final SandboxAccount stranger;
    private final RandomAccount account;
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private Published published;
    private long heldRun;
    private Set<String> shown = Set.of();

    AccountHistory(MountedSync sync, long seed) {
        this.sync = sync;
        random = new Random(seed);
        sandbox = new Sandbox(seed);
        sandbox.options().noBudget();
        SWITCHES.stream()
                .filter(which -> random.nextInt(4) == 0)
                .forEach(which -> sandbox.options().on(which));
        account = new RandomAccount(sandbox.addAccount(MountedSync.ACCOUNT, "Example"), random, steps::add);
        stranger = sandbox.addAccount("Stranger");
        stranger.populate(2, 0);
        sandbox.addToken(MountedSync.TOKEN, Set.of("Account Settings Read"), MountedSync.ACCOUNT);
        sync.begin(sandbox);
        published = Published.in(sync.reader());
    }

    /** Lives it. */
    void live() {
        for (int i = 3 + random.nextInt(4); i > 0; i--) {
            for (int changes = random.nextInt(5); changes > 0; changes--) {
                account.change();
            }
            RandomFaults faults = new RandomFaults(sandbox, stranger, account, random, steps::add);
            if (random.nextInt(6) > 0) {
                faults.add();
            }
            sync(faults, heldRun != 0 && random.nextInt(3) == 0);
        }
        inPeace();
        if (random.nextInt(4) == 0) {
            List<?> settled = published.changes();
            inPeace();
            assertThat(published.changes())
                    .as("changes although nothing changed")
                    .isEqualTo(settled);
        }
    }

    /** What happened so far, for whoever has to understand a failure. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** Without faults a sync is published, or held and then released. */
    private void inPeace() {
        sync(null, false);
        if (heldRun != 0) {
            sync(null, true);
        }
        assertThat(heldRun).as("a release in peace is published").isZero();
    }

    private void sync(RandomFaults faults, boolean release) {
        steps.add(release ? "release run " + heldRun : "sync");
        account.forgetPast();
        Published before = published; // whatever is written between two syncs would be found, too
        long asked = sandbox.requestCount();
        MountedSync.Outcome outcome = release ? sync.release(heldRun) : sync.sync();
        asked = sandbox.requestCount() - asked;
        sandbox.faults().clear();
        steps.add(outcome.isPublished() ? "published" : "not published: " + words(outcome.failure()));
        Published after = Published.in(sync.reader());
        published = after;
        assertThat(Published.staged(sync.reader())).as("rows left in staging").isZero();
        Map<String, Object> run = Published.one(sync.reader(), "SELECT * FROM sync_runs ORDER BY id DESC LIMIT 1");
        // a run that is broken off does not wait for the pages that it asks for at the same time: each of them may be
        // on its way out, counted but not yet there, or there and not yet counted
        int underWay = sync.isOnePageAtATime() ? 0 : 8;
        assertThat((int) asked - (int) run.get("requests"))
                .as("requests that the run does not know of")
                .isBetween(-underWay, underWay);
        if (outcome.isPublished()) {
            published(outcome, new SyncRules(before, after, account.states()), before, after, faults, release);
        } else {
            notPublished(outcome, run, before, after, faults);
        }
    }

    private void published(
            MountedSync.Outcome outcome,
            SyncRules rules,
            Published before,
            Published after,
            RandomFaults faults,
            boolean released) {
        String withheld = faults == null ? "" : faults.withheld();
        boolean hiding = faults != null && faults.areHiding();
        if (!withheld.isEmpty()) {
            rules.nothingLostOrInvented(withheld);
        } else if (account.states().size() == 1 && !hiding) {
            rules.exact();
        } else {
            rules.eachMemberAsItWasAtSomeMoment(account.cameAndWent() || hiding);
        }
        if (withheld.isEmpty()) {
            rules.rolesAreComplete(sandbox);
        }
        boolean first = before.everything().stream().anyMatch(row -> row.contains("published_at=null"));
        rules.changesAreTheDifference(outcome.result().run(), !first || sync.initialChanges());
        if (released) {
            rules.withinWhatWasShown(shown);
        }
        assertThat(outcome.result().members()).isEqualTo(after.members().size());
        assertThat(outcome.result().roles()).isEqualTo(after.roles().size());
        assertThat(outcome.result().roleAssignments()).isEqualTo(after.rights().size());
        heldRun = 0;
    }

    private void notPublished(
            MountedSync.Outcome outcome,
            Map<String, Object> run,
            Published before,
            Published after,
            RandomFaults faults) {
        assertThat(after.everything()).as("the published state").isEqualTo(before.everything());
        Throwable failure = outcome.failure();
        if (!(failure instanceof CloudflareIgaException)) {
            throw new AssertionError("the reason is none that a caller is told of", failure);
        }
        boolean held = failure instanceof SyncHeldException;
        assertThat(run.get("status"))
                .isEqualTo(held ? "held" : failure instanceof SyncIncompleteException ? "incomplete" : "failed");
        if (faults == null) {
            assertThat(failure).as("in peace").isInstanceOf(SyncHeldException.class);
        }
        if (held) {
            held(outcome.unpublishedRun(), before, faults);
        }
    }

    private void held(long run, Published before, RandomFaults faults) {
        Set<String> beyond = new HashSet<>(keptLosses(run));
        beyond.removeAll(shown);
        boolean releaseExceeded = heldRun != 0 && steps.contains("release run " + heldRun) && !beyond.isEmpty();
        heldRun = run;
        shown = keptLosses(run);
        boolean mustBeHeld = exceeded(before.members().size(), "member")
                || exceeded(before.roles().size(), "role ")
                || exceeded(before.rights().size(), "role assignment")
                || account.states().stream().anyMatch(state -> state.members().isEmpty())
                || (faults != null && faults.areHiding() && before.members().isEmpty());
        assertThat(mustBeHeld || releaseExceeded)
                .as("a sync is held for %s of %s", shown, before.members().keySet())
                .isTrue();
        boolean honest =
                faults == null || (!faults.areLying() && faults.withheld().isEmpty());
        if (honest && account.states().size() == 1) {
            Truth now = account.now();
            Set<String> real = new HashSet<>();
            SyncRules.losses(before, now.members(), now.grants()).values().forEach(real::addAll);
            Set<String> kept = new HashSet<>(shown);
            kept.removeIf(loss -> loss.startsWith("role ") && !loss.startsWith("role assignment "));
            assertThat(kept).as("what a held run keeps").isEqualTo(real);
        }
    }

    private boolean exceeded(int published, String kind) {
        long lost = shown.stream()
                .filter(loss -> loss.startsWith(kind))
                .filter(loss -> !kind.equals("role ") || !loss.startsWith("role assignment"))
                .count();
        return (lost > MountedSync.HOLD_ROWS && lost * 100 > (long) published * MountedSync.HOLD_PERCENT)
                || (lost > 0 && lost == published)
                || (published > 0 && lost == published);
    }

    private static String words(Throwable failure) {
        boolean known = failure instanceof CloudflareIgaException || failure.getCause() == null;
        return failure + (known ? "" : ", because of " + words(failure.getCause()));
    }

    private Set<String> keptLosses(long run) {
        Set<String> losses = new HashSet<>();
        Published.query(sync.reader(), "SELECT kind, key FROM held_loss WHERE run_id = " + run)
                .forEach(row -> losses.add(row.get("kind") + " " + row.get("key")));
        return losses;
    }
}
