package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Waiting is cut into slices so that a stop of the process is noticed. */
    private static final Duration SLICE = Duration.ofMillis(500);

    private final Function<String, AccountSettings> accounts;
    private final RunStore runs;
    private final Staging staging;
    private final DatabaseLock locks;
    private final InstantSource clock;
    private final Set<String> here = ConcurrentHashMap.newKeySet();
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
        return open(
                accounts.apply(alias),
                release,
                locks.tryLock(name(alias)).orElseThrow(() -> new SyncRunningException(alias, here.contains(alias))));
    }

    /**
     * Begins a run, or waits for the one that is running, in this process or another, and takes its figures when it is
     * published. After one that is not published, and where a held run is to be released, a run of one's own begins.
     *
     * @param release the held run to release, null for none
     * @throws SyncRunningException when another sync of the account is still running after that time
     * @throws ReleaseRefusedException when there is no such held run of the account
     * @throws GatewayClosedException when the process is being stopped meanwhile
     */
    public Turn turn(String alias, Long release, Duration waitFor) throws InterruptedException {
        AccountSettings account = accounts.apply(alias);
        Optional<DatabaseLock.Held> lock = locks.tryLock(name(alias));
        if (lock.isPresent()) {
            return Turn.begun(open(account, release, lock.get()));
        }
        long firstThatCounts = runs.last(alias)
                .map(run -> run.status().equals(RunStatus.RUNNING.text()) ? run.id() : run.id() + 1)
                .orElse(0L);
        DatabaseLock.Held free = await(alias, waitFor);
        Optional<RunRecord> other = release == null ? runs.last(alias) : Optional.empty();
        Optional<SyncResult> published = other.filter(run -> run.id() >= firstThatCounts)
                .filter(run -> run.status().equals(RunStatus.PUBLISHED.text()))
                .map(Syncs::result);
        if (published.isPresent()) {
            free.close();
            return Turn.waitedFor(published.get());
        }
        return Turn.begun(open(account, release, free));
    }

    private DatabaseLock.Held await(String alias, Duration waitFor) throws InterruptedException {
        long end = System.nanoTime() + waitFor.toNanos();
        while (!stopping) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Optional<DatabaseLock.Held> lock = locks.lock(name(alias), left.compareTo(SLICE) < 0 ? left : SLICE);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (left.compareTo(SLICE) <= 0) {
                throw new SyncRunningException(alias, here.contains(alias));
            }
        }
        throw new GatewayClosedException();
    }

    private SyncRun open(AccountSettings account, Long release, DatabaseLock.Held lock) {
        String alias = account.alias();
        try {
            Instant now = clock.instant();
            runs.bind(alias, account.accountId());
            runs.settle(alias, now, now.plus(AccountSettings.LONGEST_SETTLING));
            requireHeld(alias, release);
            SyncRun run = new SyncRun(runs.open(alias, account.accountId(), now), account, now, release, lock);
            here.add(alias);
            return run;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Publishes what the run staged, in one transaction, and ends it.
     *
     * @throws SyncIncompleteException when the run is not running any more
     */
    public void publish(SyncRun run) {
        boolean first = runs.publishedAt(run.alias()).isEmpty();
        boolean withChanges = !first || run.account().initialChanges();
        Instant now = clock.instant();
        boolean isPublished = staging.publish(
                run.publication(),
                run.id(),
                run.alias(),
                now,
                withChanges,
                run.sent().get(),
                warnings(run));
        if (!isPublished) {
            throw new SyncIncompleteException(
                    run.id(),
                    "Run " + run.id() + " of account " + run.alias() + " was ended by another process while this one"
                            + " stood still, so that it publishes nothing. The last published state is kept");
        }
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
            Optional<DatabaseLock.Held> free = locks.lock(name(alias), Duration.between(clock.instant(), end));
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
            here.remove(run.alias());
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

    private static String name(String alias) {
        return "sync:" + alias;
    }

    private static String warnings(SyncRun run) {
        try {
            return Json.MAPPER.writeValueAsString(run.warnings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Sentences cannot be written as JSON", e);
        }
    }
}
