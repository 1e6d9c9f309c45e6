package org.iga4camel.cloudflare.api;

import java.time.Duration;
import java.util.Optional;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CloudflareUnavailableException;
import org.iga4camel.cloudflare.gateway.GatewayClosedException;
import org.iga4camel.cloudflare.gateway.ThrottledException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.sync.ReleaseRefusedException;
import org.iga4camel.cloudflare.sync.SyncRunningException;

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
    private static final String TYPE = "urn:problem-type:cloudflare-iga:";

    /** Names a failure. What is no failure of the caller or of Cloudflare is ours, and its text stays here. */
    static Problem of(Throwable failure) {
        if (failure instanceof ThrottledException throttled) {
            return new Problem(
                    429,
                    "throttled",
                    "Cloudflare asks to slow down",
                    failure.getMessage(),
                    Optional.of(throttled.retryAfter().orElse(USUAL_WAIT)));
        }
        if (failure instanceof InvalidInputException) {
            return new Problem(400, "invalid-input", "The input is malformed", failure.getMessage());
        }
        if (failure instanceof KeyRefusedException) {
            return new Problem(401, "key-refused", "No valid key", failure.getMessage());
        }
        if (failure instanceof UnknownAccountException) {
            return new Problem(404, "unknown-account", "There is no such account", failure.getMessage());
        }
        if (failure instanceof NotThereException) {
            return new Problem(404, "not-there", "There is no such thing", failure.getMessage());
        }
        if (failure instanceof SyncRunningException) {
            return new Problem(409, "sync-running", "Another sync is running", failure.getMessage());
        }
        if (failure instanceof ReleaseRefusedException) {
            return new Problem(409, "not-held", "The run is not held", failure.getMessage());
        }
        if (failure instanceof CloudflareUnavailableException || failure instanceof GatewayClosedException) {
            return new Problem(503, "unavailable", "Cloudflare cannot be reached", failure.getMessage());
        }
        if (failure instanceof CloudflareException) {
            return new Problem(502, "refused-by-cloudflare", "Cloudflare refused", failure.getMessage());
        }
        return new Problem(
                500,
                "internal",
                "The request failed here",
                "Nothing is wrong with the request: it failed on our side; the log says why");
    }

    private Problem(int status, String cause, String title, String detail) {
        this(status, cause, title, detail, Optional.empty());
    }

    boolean isOurs() {
        return status == 500;
    }

    /** As RFC 9457 has it. */
    ProblemDetails details(String path) {
        return new ProblemDetails(TYPE + cause, title, status, detail, path);
    }
}
