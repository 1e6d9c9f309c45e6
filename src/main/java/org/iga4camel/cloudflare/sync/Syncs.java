package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.RunRecord;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.cache.Staging;
import org.iga4camel.cloudflare.gateway.GatewayClosedException;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.RunStatus;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends runs: one at a time for an account, in all processes on the database. */
public final class Syncs {

    private static final Logger LOG = LoggerFactory.getLogger(Syncs.class);

    private final Function<String, AccountSettings> accounts;
    private final RunStore runs;
    private final Staging staging;
    private final DatabaseLock locks;
    private final InstantSource clock;
    private volatile boolean stopping;

    public Syncs(
            Function<String, AccountSettings> accounts,
            RunStore runs,
            Staging staging,
            DatabaseLock locks,
            InstantSource clock) {
        this.accounts = accounts;
        this.runs = runs;
        this.staging = staging;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Begins a run.
     *
     * @param release the held run to release, null for none
     * @throws SyncRunningException when another sync of the account is running
     * @throws ReleaseRefusedException when there is no such held run of the account
     */
    public SyncRun open(String alias, Long release) {
        AccountSettings account = accounts.apply(alias);
        DatabaseLock.Held lock = locks.tryLock("sync:" + alias).orElseThrow(() -> new SyncRunningException(alias));
        try {
            Instant now = clock.instant();
            runs.bind(alias, account.accountId());
            runs.settle(alias, now);
            runs.boundTouches(alias, now.plus(AccountSettings.LONGEST_SETTLING));
            requireHeld(alias, release);
            return new SyncRun(runs.open(alias, account.accountId(), now), account, now, release, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Publishes what the run staged, in one transaction, and ends it. */
    public void publish(SyncRun run) {
        boolean first = runs.publishedAt(run.alias()).isEmpty();
        boolean withChanges = !first || run.account().initialChanges();
        Instant now = clock.instant();
        staging.publish(run.id(), run.alias(), now, withChanges, run.sent().get(), warnings(run));
        runs.published(run.alias(), now);
        run.finish(RunStatus.PUBLISHED);
    }

    /** The process is being stopped: what fails from now on fails because of that. */
    public void stopping() {
        stopping = true;
    }

    /**
     * Waits for the syncs of some accounts to end.
     *
     * @return whether none is running any more
     */
    public boolean awaitEnd(Collection<String> aliases, Duration atMost) throws InterruptedException {
        Instant end = clock.instant().plus(atMost);
        for (String alias : aliases) {
            Optional<DatabaseLock.Held> free = locks.lock("sync:" + alias, Duration.between(clock.instant(), end));
            if (free.isEmpty()) {
                return false;
            }
            free.get().close();
        }
        return true;
    }

    /**
     * Ends a run that failed; what was published stays.
     *
     * @throws CloudflareIgaException always: the cause, as the caller can tell it apart
     */
    public void fail(SyncRun run, Throwable failure) {
        CloudflareIgaException known =
                Causes.find(failure, CloudflareIgaException.class).orElse(null);
        // a connection that is cut because the process ends fails with whatever the transport makes of it
        CloudflareIgaException cause = known == null && stopping ? new GatewayClosedException() : known;
        RunStatus status =
                cause instanceof SyncNotPublishedException unpublished ? unpublished.status() : RunStatus.FAILED;
        String detail = Causes.sentence(cause == null ? failure : cause);
        RuntimeException told = cause != null
                ? cause
                : new IllegalStateException("Run " + run.id() + " of account " + run.alias() + " failed", failure);
        try {
            runs.finish(run.id(), status, clock.instant(), run.sent().get(), detail, warnings(run));
        } catch (DatabaseException e) {
            // the next run ends this one; what is told is why it failed, not that this could not be written down
            told.addSuppressed(e);
        }
        run.finish(status);
        throw told;
    }

    /**
     * Drops what the run staged, prunes the histories and lets the next sync begin. How the run ended is known by then: what
     * the database does not drop now, the next run drops.
     */
    public void close(SyncRun run) {
        DatabaseLock.Held lock = run.lock();
        try (lock) {
            tidyUp(run);
        } catch (DatabaseException e) {
            LOG.warn(
                    "What run {} of account {} staged is left to the next one: {}",
                    run.id(),
                    run.alias(),
                    e.getMessage());
        }
    }

    private void tidyUp(SyncRun run) {
        runs.clearStaging(run.alias());
        AccountSettings.History history = run.account().history();
        Instant oldestChange =
                history.changesDays() == 0 ? null : clock.instant().minus(Duration.ofDays(history.changesDays()));
        runs.prune(run.alias(), history.runs(), oldestChange);
    }

    /** What a failure says to people. */
    public static String sentence(Throwable failure) {
        return Causes.sentence(failure);
    }

    /** The figures of a run that has ended. */
    public SyncResult result(SyncRun run) {
        return result(runs.find(run.id()).orElseThrow());
    }

    /** The figures of a run as they stand in the history. */
    public static SyncResult result(RunRecord run) {
        try {
            return new SyncResult(
                    run.id(),
                    run.account(),
                    run.accountId(),
                    run.status(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.requests(),
                    run.members(),
                    run.roles(),
                    run.roleAssignments(),
                    run.changes(),
                    run.detail(),
                    List.of(Json.MAPPER.readValue(run.warnings(), String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The warnings of run " + run.id() + " are no JSON array", e);
        }
    }

    private void requireHeld(String alias, Long release) {
        if (release == null) {
            return;
        }
        boolean held = runs.find(release)
                .filter(run -> run.account().equals(alias) && run.status().equals(RunStatus.HELD.text()))
                .isPresent();
        if (!held) {
            throw new ReleaseRefusedException("Run " + release + " of account " + alias
                    + " cannot be released: only a run that is held can; see the view sync_runs");
        }
    }

    private static String warnings(SyncRun run) {
        try {
            return Json.MAPPER.writeValueAsString(run.warnings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Sentences cannot be written as JSON", e);
        }
    }
}
