package org.iga4camel.cloudflare.api;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.sync.SyncRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives messages the status and headers of an answer. What is left on a message is the answer, so nothing is left. */
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    /** The request, about the run that has begun for it. */
    public ApiCall about(ApiCall call, SyncRun run) {
        return call.of(run.id());
    }

    /** Says that a sync was started, and where it is to be found. */
    public void accepted(ApiCall call, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        exchange.getMessage().setHeader("Location", call.path().toSync(call.alias(), call.run()));
    }

    /** Turns the failure of an exchange into its answer. */
    public void problem(Throwable failure, Exchange exchange) {
        Problem problem = Problem.of(known(failure));
        String path = path(exchange);
        if (problem.isOurs()) {
            LOG.error("The request {} failed", path, failure);
        }
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        if (problem.status() == 401) {
            answer.setHeader("WWW-Authenticate", "Bearer");
        }
        problem.retryAfter()
                .ifPresent(wait -> answer.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        answer.setBody(problem.details(path));
    }

    /** Before a request is admitted its headers are all there, afterwards they are gone. */
    private static String path(Exchange exchange) {
        ApiCall call = exchange.getVariable("cloudflareIgaCall", ApiCall.class);
        return call == null
                ? exchange.getMessage().getHeader(Exchange.HTTP_PATH, String.class)
                : call.path().toString();
    }

    /** A failure out of an expression comes wrapped. */
    private static Throwable known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudflareIgaException) {
                return cause;
            }
        }
        return failure;
    }
}
