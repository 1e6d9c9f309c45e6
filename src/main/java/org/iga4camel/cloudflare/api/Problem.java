package org.iga4camel.cloudflare.api;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.StreamCacheException;
import org.iga4camel.cloudflare.gateway.BudgetExhaustedException;
import org.iga4camel.cloudflare.gateway.ThrottledException;
import org.iga4camel.cloudflare.model.Failure;

/**
 * What a failure is to a REST caller.
 *
 * @param status HTTP status
 * @param cause short name of the cause, which does not change
 * @param detail one sentence for a person
 * @param retryAfter how long to wait before asking again; empty when that is not known
 */
record Problem(int status, String cause, String title, String detail, Optional<Duration> retryAfter) {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LIMITED_WAIT = Duration.ofMinutes(1);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

    private static final String DISK_FULL = "disk-full";

    /** Names a failure; what is no failure of the caller or of Cloudflare is ours. */
    static Problem of(Throwable failure) {
        if (failure instanceof StreamCacheException) {
            String detail = "The body cannot be read: send it whole and in UTF-8";
            return new Problem(400, "invalid-input", "The input is malformed", detail, Optional.empty());
        }
        Failure known = failure.getClass().getAnnotation(Failure.class);
        if (known == null) {
            String detail = "Nothing is wrong with the request: it failed on our side; the log says why";
            return new Problem(500, "internal", "The request failed here", detail, Optional.empty());
        }
        String detail = known.sentence().isEmpty() ? failure.getMessage() : known.sentence();
        return new Problem(known.status(), known.code(), known.title(), detail, retryAfter(failure));
    }

    private static Optional<Duration> retryAfter(Throwable failure) {
        if (failure instanceof ThrottledException throttled) {
            return Optional.of(throttled.retryAfter().orElse(USUAL_WAIT));
        }
        if (failure instanceof BudgetExhaustedException exhausted) {
            return Optional.of(exhausted.retryAfter());
        }
        if (failure instanceof AccountBusyException) {
            return Optional.of(SHORT_WAIT);
        }
        return failure instanceof TooManyRequestsException ? Optional.of(LIMITED_WAIT) : Optional.empty();
    }

    boolean isOurs() {
        return status == 500 || cause.equals(DISK_FULL);
    }

    /** As RFC 9457 has it. */
    ProblemDetails details(String path, String operation) {
        return ProblemDetails.of(status, cause, title, detail, path, operation);
    }
}
