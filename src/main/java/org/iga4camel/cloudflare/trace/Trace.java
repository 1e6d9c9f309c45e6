package org.iga4camel.cloudflare.trace;

import org.apache.camel.Exchange;

/**
 * The trace that an exchange is part of, where somebody traces with Camel's telemetry. An exchange of ours that does
 * something for another one continues its trace and is given nothing else of it.
 *
 * @param span the one that is open on the exchange; null where nothing is traced
 */
public record Trace(Object span) {

    /** Camel's telemetry tells nobody this name: it relies on properties being copied from exchange to exchange. */
    private static final String ACTIVE_SPAN = "tracing.activeSpan";

    public static Trace of(Exchange exchange) {
        return new Trace(exchange.getProperty(ACTIVE_SPAN));
    }

    /** Makes an exchange that has not begun yet part of the trace. */
    public void continueOn(Exchange exchange) {
        if (span != null) {
            exchange.setProperty(ACTIVE_SPAN, span);
        }
    }
}
