package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.OperationIds;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.iga4camel.cloudflare.cache.OperationStore;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Begins and ends operations. Whatever happens in between, the journal says how each of them stands. */
public final class Operations {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final Function<String, AccountSettings> accounts;
    private final Journal journal;
    private final OperationStore store;
    private final PublishedState published;
    private final Holds.Keeper keeper;
    private final InstantSource clock;
    private final StaticGuards guards;

    Operations(
            Function<String, AccountSettings> accounts,
            Journal journal,
            OperationStore store,
            PublishedState published,
            Holds.Keeper keeper,
            InstantSource clock,
            StaticGuards guards) {
        this.accounts = accounts;
        this.journal = journal;
        this.store = store;
        this.published = published;
        this.keeper = keeper;
        this.clock = clock;
        this.guards = guards;
    }

    /**
     * Begins an operation: from here on the journal knows of it.
     *
     * @throws IdempotencyConflictException when the request's idempotency key stands for another request, or for one that
     *     is under way
     */
    public RunningOperation open(OperationRequest request) {
        AccountSettings account = accounts.apply(request.account());
        Instant now = clock.instant();
        Holds holds =
                keeper.holds(request.account(), now.plus(account.provisioning().deadline()));
        try {
            String id = OperationIds.nextId(clock);
            RunningOperation operation = new RunningOperation(
                    id, account, request, now, holds, () -> Catalogue.of(published, account), false);
            holds.operation(id);
            if (request.idempotencyKey() != null && isDone(operation)) {
                return operation;
            }
            journal.append(Records.of(operation, now));
            return operation;
        } catch (RuntimeException e) {
            holds.close();
            throw e;
        }
    }

    /**
     * Lets an operation go on.
     *
     * @throws ProvisioningOffException when the account may not be written to
     * @throws NeverSyncedException when nothing is known of the account
     */
    public void admit(RunningOperation operation) {
        guards.checkAllowed(operation.request(), operation.account());
        if (!published.isPublished(operation.request().account())) {
            throw new NeverSyncedException("Account " + operation.request().account()
                    + " was never synced, so that its roles and members are not known: sync it first");
        }
    }

    /** Notes in the journal that the next request of the plan is about to leave. */
    public void noteWrite(RunningOperation operation) {
        State.Guarded guarded = operation.state(State.Guarded.class);
        SeenMember member = guarded.subject().member();
        Attempt attempt = Attempt.begin(guarded.course().plan().next(), member == null ? null : member.id());
        State.Sent sent = new State.Sent(guarded.subject(), guarded.course().attempting(attempt), 0);
        operation.becomes(sent);
        try {
            journal.append(Records.of(operation, clock.instant()));
        } catch (DatabaseException e) {
            operation.becomes(sent.refused(attempt.ended(Attempt.Outcome.REFUSED, clock.instant())));
            throw e;
        }
    }

    /** Ends an operation whose outcome is known, and publishes what it saw. */
    public void finish(RunningOperation operation) {
        State.Ended ended = operation.state(State.Ended.class);
        if (ended.toldBy().equals(operation.id())) {
            end(operation, ended);
        }
    }

    /**
     * Ends an operation that failed or was refused; one whose write may have been carried out stays open.
     *
     * @throws CloudflareIgaException always: the cause, as the caller can tell it apart
     */
    public void fail(RunningOperation operation, Throwable failure) {
        CloudflareIgaException cause =
                Causes.find(failure, CloudflareIgaException.class).orElse(null);
        if (!operation.isOpen()) {
            // its outcome is known and could not be written down: it is settled another time
            throw cause != null ? cause : new IllegalStateException("Operation " + operation.id() + " failed", failure);
        }
        Course course = operation.course();
        if (operation.state() instanceof State.Sent) {
            throw cause instanceof OperationUnsettledException
                    ? cause
                    : new OperationUnsettledException("It is not known yet whether Cloudflare did "
                            + course.attempt().write().what() + "; operation " + operation.id()
                            + " stays open and is settled as soon as Cloudflare answers");
        }
        boolean refused = cause instanceof OperationRefusedException && !course.written();
        Subject subject = operation.subject();
        boolean isWithdrawn = course.verified() && subject.member() == null;
        State.Ended ended = new State.Ended(
                subject,
                isWithdrawn ? course.noting(subject.email() + " is not invited any more: invite again") : course,
                refused ? OperationStatus.REFUSED : OperationStatus.FAILED,
                Causes.sentence(failure),
                operation.id());
        operation.becomes(ended);
        end(operation, ended);
        if (cause == null) {
            throw new IllegalStateException("Operation " + operation.id() + " failed", failure);
        }
        throw cause;
    }

    /** Lets other operations on the member begin. */
    public void close(RunningOperation operation) {
        operation.holds().close();
    }

    /** How an operation stands, as the journal tells it. */
    public OperationResult result(RunningOperation operation) {
        String id = operation.state(State.Ended.class).toldBy();
        return OperationResult.of(
                journal.find(operation.request().account(), id).orElseThrow());
    }

    private void end(RunningOperation operation, State.Ended ended) {
        Instant now = clock.instant();
        store.end(
                Records.of(operation, now),
                new Publication(operation.id(), operation.request(), ended).seen(),
                now,
                now.plus(operation.account().provisioning().settleWithin()),
                operation.account().initialChanges());
        LOG.atLevel(ended.status() == OperationStatus.FAILED ? Level.WARN : Level.INFO)
                .log(
                        "Operation {} of account {}: {} of {} is {}{}",
                        operation.id(),
                        operation.request().account(),
                        operation.request().kind().text(),
                        operation.subject().email() == null
                                ? operation.subject().memberId()
                                : operation.subject().email(),
                        ended.status().text(),
                        ended.error() == null ? "" : ": " + ended.error());
    }

    /** Whether the request of this idempotency key was carried out already. What failed may be tried again. */
    private boolean isDone(RunningOperation operation) {
        OperationRequest request = operation.request();
        String key = request.idempotencyKey();
        if (!operation.holds().idempotencyKey(request.requestedBy(), key)) {
            throw new IdempotencyConflictException(
                    "A request with the idempotency key '" + key + "' is being carried out: wait for it to end");
        }
        OperationRecord before = journal.byIdempotencyKey(request.account(), request.requestedBy(), key)
                .orElse(null);
        if (before == null) {
            return false;
        }
        if (!before.request().equals(Records.request(request))) {
            throw new IdempotencyConflictException("The idempotency key '" + key + "' was used for operation "
                    + before.id() + ", which asked for something else: use a new key for a new request");
        }
        if (before.status().equals(OperationStatus.OPEN.text())) {
            throw new IdempotencyConflictException("The request with the idempotency key '" + key + "' is operation "
                    + before.id() + ", whose outcome is not known yet: ask for that operation later");
        }
        boolean done = before.status().equals(OperationStatus.APPLIED.text())
                || before.status().equals(OperationStatus.UNCHANGED.text());
        if (done) {
            operation.becomes(new State.Ended(
                    operation.subject(), operation.course(), OperationStatus.UNCHANGED, null, before.id()));
        }
        return done;
    }
}
