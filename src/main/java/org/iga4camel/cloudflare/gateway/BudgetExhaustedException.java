package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** The request budget has no room before the deadline of the request, which did not leave. */
@Failure(status = 429, code = "budget-exhausted", title = "The request budget has no room")
public final class BudgetExhaustedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    BudgetExhaustedException(String what, Duration retryAfter) {
        super("Cannot " + what + ": the request budget of this credential has no room for "
                + Math.max(1, retryAfter.toSeconds()) + " s; try again then");
        this.retryAfter = retryAfter;
    }

    /** How long until there may be room. */
    public Duration retryAfter() {
        return retryAfter == null ? Duration.ofSeconds(1) : retryAfter;
    }
}
