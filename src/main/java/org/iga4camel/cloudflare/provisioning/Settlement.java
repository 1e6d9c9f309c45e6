package org.iga4camel.cloudflare.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.model.Times;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up operations that stand open and that no living process carries out: one that had sent a write is looked up, one
 * that had not is over. Nothing is ever carried out later.
 */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final Duration LONGEST_FIRST = Duration.ofSeconds(60);
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(30);
    /** Of one it may be the member; a second one says that Cloudflare does not answer. */
    private static final int MOST_IN_VAIN = 2;

    private final Function<String, AccountSettings> accounts;
    private final Journal journal;
    private final PublishedState published;
    private final Holds.Keeper keeper;
    private final InstantSource clock;
    private final Map<String, CountDownLatch> firsts = new ConcurrentHashMap<>();
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();
    private final Map<String, Integer> inVain = new ConcurrentHashMap<>();

    Settlement(
            Function<String, AccountSettings> accounts,
            Journal journal,
            PublishedState published,
            Holds.Keeper keeper,
            InstantSource clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.published = published;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** The operations of an account that have to be settled now; each must be closed. */
    public List<RunningOperation> open(String alias) throws InterruptedException {
        return takeUp(alias, record -> true, memberId -> false);
    }

    /**
     * The operations that others left open on the same member while this one waited for them: what it does now would hide
     * what became of them. Each must be closed.
     */
    public List<RunningOperation> before(RunningOperation operation) throws InterruptedException {
        Holds holds = operation.holds();
        return takeUp(
                operation.request().account(),
                record -> holds.isHolding(record.memberId())
                        || EmailAddress.same(record.email(), operation.subject().email()),
                holds::isHolding);
    }

    private List<RunningOperation> takeUp(String alias, Predicate<OperationRecord> wanted, Predicate<String> isHeld)
            throws InterruptedException {
        List<RunningOperation> left = new ArrayList<>();
        try {
            for (OperationRecord record : longestUntriedFirst(alias)) {
                if (isDue(record) && wanted.test(record)) {
                    takeUp(alias, record, isHeld).ifPresent(left::add);
                }
            }
            if (!left.isEmpty()) {
                inVain.remove(alias);
            }
            return left;
        } catch (RuntimeException | InterruptedException e) {
            left.forEach(operation -> operation.holds().close());
            throw e;
        }
    }

    /** So that those that cannot be looked up do not stand before the others for ever. */
    private List<OperationRecord> longestUntriedFirst(String alias) {
        return journal.open(alias).stream()
                .sorted(Comparator.comparing(this::lastTried))
                .toList();
    }

    /** A time that has not come yet is from before the clock was set back. */
    private boolean isDue(OperationRecord record) {
        Instant now = clock.instant();
        Instant last = lastTried(record);
        return last.isAfter(now) || now.isAfter(last.plus(NOT_AGAIN_WITHIN));
    }

    private Instant lastTried(OperationRecord record) {
        return tried.getOrDefault(record.id(), Instant.EPOCH);
    }

    /**
     * Whether an operation that was taken up can be settled now. Somebody waits for that, and each look takes long while
     * Cloudflare does not answer: after some that told nothing, the rest stays open until another time.
     */
    public boolean isWorthATry(RunningOperation operation) {
        return !operation.isOpen() || inVain.getOrDefault(operation.account().alias(), 0) < MOST_IN_VAIN;
    }

    /**
     * Whether nobody has begun to settle an account since the start; whoever comes meanwhile waits until that is over.
     * When true, {@link #firstIsOver} must follow.
     */
    public boolean isFirst(String alias) throws InterruptedException {
        CountDownLatch first = firsts.putIfAbsent(alias, new CountDownLatch(1));
        if (first != null && !first.await(LONGEST_FIRST.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("What was left open in account {} is not settled yet; answering all the same", alias);
        }
        return first == null;
    }

    /** Lets those go on who wait for the first time. */
    public void firstIsOver(String alias) {
        firsts.get(alias).countDown();
    }

    /** It could not be settled now; another time it may. */
    public void notNow(RunningOperation operation, Throwable failure) {
        if (operation.isOpen()) {
            tried.put(operation.id(), clock.instant());
            inVain.merge(operation.account().alias(), 1, Integer::sum);
            LOG.warn("Operation {} stays open: {}", operation.id(), failure.getMessage());
        } else {
            LOG.warn("Operation {} of a process that ended is settled: {}", operation.id(), failure.getMessage());
        }
    }

    private Optional<RunningOperation> takeUp(String alias, OperationRecord record, Predicate<String> isHeld)
            throws InterruptedException {
        Instant now = clock.instant();
        // whoever has the member settles what stands open on it
        Holds holds = keeper.holds(alias, now);
        try {
            boolean isDead = holds.operation(record.id());
            Optional<OperationRecord> open = isDead
                    ? journal.find(alias, record.id())
                            .filter(still -> still.status().equals("open"))
                    : Optional.empty();
            if (open.isEmpty()) {
                holds.close();
                return Optional.empty();
            }
            // until it was dead it may have gone on
            OperationRecord last = open.get();
            if (last.memberId() != null && !isHeld.test(last.memberId())) {
                holds.member(last.memberId());
            }
            return Optional.of(resumed(alias, last, holds, now));
        } catch (MemberBusyException busy) {
            holds.close();
            return Optional.empty();
        } catch (IllegalStateException unreadable) {
            holds.close();
            tried.put(record.id(), now);
            LOG.error(
                    "Operation {} stays open, because the journal's record of it cannot be read",
                    record.id(),
                    unreadable);
            return Optional.empty();
        } catch (RuntimeException | InterruptedException e) {
            holds.close();
            throw e;
        }
    }

    private RunningOperation resumed(String alias, OperationRecord record, Holds holds, Instant now) {
        AccountSettings account = accounts.apply(alias);
        RunningOperation operation = new RunningOperation(
                record.id(),
                account,
                Records.request(record.request()),
                Times.instant(record.startedAt()),
                holds,
                () -> Catalogue.of(published, account),
                true);
        Subject subject =
                operation.subject().named(record.memberId(), record.email()).inPlaceOf(record.formerMemberId(), null);
        operation.sent().set(record.requests());
        if (record.writes() == 0) {
            operation.becomes(new State.Ended(
                    subject, operation.course(), OperationStatus.FAILED, "interrupted before writing", record.id()));
            return operation;
        }
        Plan plan = PlanJson.read(record.plan());
        Attempt attempt = Attempt.begin(plan.next(), record.memberId()).ended(Attempt.Outcome.UNCERTAIN, now);
        Course course = Course.takenUp(
                plan, attempt, record.writes(), operation.request().direct());
        operation.becomes(new State.Sent(subject, course, 0));
        return operation;
    }
}
