package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Who may send, when, and what comes back: the rules of the one door to Cloudflare, without the transport. Safe for
 * several threads.
 *
 * <p>Source: Cloudflare's API rate limits; at most {@value #MOST_IN_FLIGHT} requests of one credential are under way
 * at once.
 */
public final class Gateway implements AutoCloseable {

    static final int MOST_IN_FLIGHT = 8;

    private final Function<String, AccountSettings> accounts;
    private final Budget budget;
    private final InstantSource clock;
    private final Map<String, Semaphore> inFlight = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Guards the way out for some accounts.
     *
     * @param accounts the settings of an alias; throws when there is no such account
     */
    public Gateway(Function<String, AccountSettings> accounts, Budget budget, InstantSource clock) {
        this.accounts = accounts;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Begins a try of a request; nothing is taken until it asks whether it must wait.
     *
     * @throws GatewayClosedException when the process is being stopped
     * @throws DeadlinePassedException when the request's deadline has passed
     */
    public Call open(CloudflareRequest request, String alias) {
        refuseWhenClosed();
        refuseWhenLate(request);
        return new Call(this, request, accounts.apply(alias));
    }

    /** What an answer means; the budget learns from its headers. */
    Envelope check(Call call, HttpAnswer answer, RateLimit rateLimit) {
        String credential = credential(call.account());
        call.close();
        if (rateLimit != null) {
            budget.observe(credential, rateLimit);
        }
        try {
            Envelope envelope = EnvelopeReader.read(
                    call.request().what(),
                    call.account().accountId(),
                    answer,
                    call.sentAt(),
                    call.account().credential()::masked);
            call.ended(Outcome.SUCCESS);
            return envelope;
        } catch (CloudflareException failure) {
            call.ended(Outcome.of(failure));
            if (failure instanceof ThrottledException throttled) {
                throttled.retryAfter().ifPresent(pause -> budget.block(credential, now().plus(pause)));
            }
            throw failure;
        }
    }

    /** Gives the call's place in flight back; harmless when that has happened. */
    public void leave(Call call) {
        call.close();
    }

    /**
     * Takes a place in flight, waiting for it, and asks the budget. Who is told to wait has no place meanwhile: provisioning
     * may have budget left when a sync on the same credential has none.
     */
    Duration reserve(Call call) throws InterruptedException {
        CloudflareRequest request = call.request();
        AccountSettings account = call.account();
        Semaphore places = places(account);
        do {
            refuseWhenClosed();
            refuseWhenLate(request);
        } while (!places.tryAcquire(1, TimeUnit.SECONDS));
        Duration wait = null;
        try {
            wait = budget.reserve(credential(account), limits(account), request.purpose());
        } finally {
            if (wait == null || !wait.isZero()) {
                places.release();
            }
        }
        boolean tooLong = request.deadline() != null && now().plus(wait).isAfter(request.deadline());
        if (!wait.isZero() && tooLong) {
            throw new BudgetExhaustedException(request.what(), wait);
        }
        return wait;
    }

    private void refuseWhenLate(CloudflareRequest request) {
        if (request.deadline() != null && now().isAfter(request.deadline())) {
            throw new DeadlinePassedException(
                    "Cannot " + request.what() + ": the deadline of the operation has passed");
        }
    }

    /** Gives back what a call took when it was let through. */
    void finished(Call call) {
        if (call.sentAt() != null) {
            budget.finished(credential(call.account()));
        }
        places(call.account()).release();
    }

    Instant now() {
        return clock.instant();
    }

    /** Requests that a sync of the account may send before it has to wait. */
    public long left(AccountSettings account) {
        return budget.left(credential(account), limits(account), Purpose.SYNC);
    }

    /** Connections that these accounts can have in use at once, so that none waits for those of another. */
    public static int connections(Collection<AccountSettings> accounts) {
        long credentials = accounts.stream().map(Gateway::credential).distinct().count();
        return Math.toIntExact(credentials * MOST_IN_FLIGHT);
    }

    /** No further request leaves. */
    @Override
    public void close() {
        closed = true;
    }

    /** Whether the process is being stopped. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Lets nothing go on when the process is being stopped.
     *
     * @throws GatewayClosedException then
     */
    public void refuseWhenClosed() {
        if (closed) {
            throw new GatewayClosedException();
        }
    }

    private Semaphore places(AccountSettings account) {
        return inFlight.computeIfAbsent(credential(account), credential -> new Semaphore(MOST_IN_FLIGHT));
    }

    private static BudgetSettings limits(AccountSettings account) {
        AccountSettings.Allowance allowance = account.allowance();
        return BudgetSettings.of(allowance.requests(), allowance.peoplePercent(), allowance.provisioningPercent());
    }

    private static String credential(AccountSettings account) {
        return account.credential().digest();
    }
}
