package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.iga4camel.cloudflare.settings.AccountSettings;

/** One request on its way out: it waits for its turn, leaves, and gives its place back. Not for several threads. */
public final class Call implements AutoCloseable {

    /** Waiting is cut into slices so that a stop of the process is noticed. */
    private static final long LONGEST_SLICE_MS = 500;

    private final Gateway gateway;
    private final CloudflareRequest request;
    private final AccountSettings account;
    private final AtomicBoolean holding = new AtomicBoolean();
    private Duration wait = Duration.ZERO;
    private Instant sentAt;
    private Outcome outcome = Outcome.NO_ANSWER;

    Call(Gateway gateway, CloudflareRequest request, AccountSettings account) {
        this.gateway = gateway;
        this.request = request;
        this.account = account;
    }

    /**
     * Asks for a place in flight and for this request's budget; once the answer was that it must wait, it has neither, and
     * must ask again after {@link #waitMillis()}.
     *
     * @return whether the request may not leave yet
     * @throws GatewayClosedException when the process is being stopped
     */
    public boolean mustWait() throws InterruptedException {
        wait = gateway.reserve(this);
        holding.set(wait.isZero());
        return !wait.isZero();
    }

    /** Milliseconds until asking the budget again makes sense. */
    public long waitMillis() {
        return Math.max(1, Math.min(wait.toMillis(), LONGEST_SLICE_MS));
    }

    public CloudflareRequest request() {
        return request;
    }

    AccountSettings account() {
        return account;
    }

    /** Not named like {@link #isSent()}, which Camel would then find ambiguous. */
    void leave(Instant at) {
        sentAt = at;
        request.sent().incrementAndGet();
    }

    /** Whether it left; a stop of the process can come before. */
    public boolean isSent() {
        return sentAt != null;
    }

    /** How it ended, {@link Outcome#NO_ANSWER} until it has. Means nothing for a call that was not sent. */
    public Outcome outcome() {
        return outcome;
    }

    void ended(Outcome end) {
        outcome = end;
    }

    Instant sentAt() {
        return sentAt;
    }

    @Override
    public void close() {
        if (holding.compareAndSet(true, false)) {
            gateway.finished(this);
        }
    }
}
