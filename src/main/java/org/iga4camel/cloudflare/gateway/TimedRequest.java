package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * A request that is broken off when it takes too long as a whole, whatever it waits for: a connection, a proxy, TLS, the
 * headers of an answer or its body. A limit on each single wait is none for an answer that drips.
 */
final class TimedRequest {

    private final Cancellable request;
    private final Duration patience;
    private final Future<?> end;
    private volatile String reason;

    TimedRequest(Cancellable request, Duration patience, ScheduledExecutorService clock) {
        this.request = request;
        this.patience = patience;
        end = clock.schedule(this::late, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** It is over, and its connection may serve another one. */
    void over() {
        end.cancel(false);
    }

    /** Breaks it off: closing it alone would read its answer to the end, and one without end for ever. */
    void giveUp(String why) {
        if (reason == null) {
            reason = why;
        }
        over();
        request.cancel();
    }

    /**
     * Lets nothing go on once it was given up.
     *
     * @throws IOException then, with the reason
     */
    void requireGoingOn() throws IOException {
        if (reason != null) {
            throw new IOException(reason);
        }
    }

    /** What made it fail: whatever comes of being broken off says nothing. */
    IOException cause(IOException failure) {
        if (reason == null) {
            return failure;
        }
        IOException cause = new IOException(reason);
        cause.addSuppressed(failure);
        return cause;
    }

    private void late() {
        giveUp("the answer is not whole after " + patience.toMillis() + " ms");
    }
}
