package org.iga4camel.cloudflare.api;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.provisioning.RunningOperation;
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

    /** The request, about the operation that came of it. */
    public ApiCall aboutOperation(ApiCall call, OperationResult operation) {
        return call.of(operation.id());
    }

    /** Says whether something came into being, and where it is to be found. */
    public void done(ApiCall call, OperationResult operation, Exchange exchange) {
        boolean made = operation.status().equals("applied") && call.question().makesSomething();
        Message answer = exchange.getMessage();
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, made ? 201 : 200);
        answer.setHeader("Content-Location", call.path().toOperation(call.alias(), operation.id()));
        if (made) {
            answer.setHeader("Location", call.path().toMember(call.alias(), operation.memberId()));
        }
    }

    /** Turns the failure of an exchange into its answer. */
    public void problem(Throwable failure, Exchange exchange) {
        Throwable known = known(failure);
        Problem problem = Problem.of(known);
        String path = path(exchange);
        if (problem.isOurs() && known instanceof CloudflareIgaException) {
            // its sentence says what is wrong and what to do
            LOG.error("The request {} failed: {}", path, known.getMessage());
        } else if (problem.isOurs()) {
            LOG.error("The request {} failed", path, failure);
        }
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        // Camel lets no route send Cache-Control
        answer.setHeader("Expires", "0");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        if (problem.status() == 401) {
            answer.setHeader("WWW-Authenticate", "Bearer");
        }
        problem.retryAfter().ifPresent(wait -> answer.setHeader("Retry-After", Long.toString(wholeSeconds(wait))));
        answer.setBody(problem.details(path, operation(exchange)));
    }

    /** Rounded down, a caller who keeps to it would come too early. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The operation that came of a request, null when there is none. */
    private static String operation(Exchange exchange) {
        RunningOperation operation = exchange.getVariable("cloudflareIgaOperation", RunningOperation.class);
        return operation == null ? null : operation.id();
    }

    /** Before a request is admitted its headers are all there, afterwards they are gone. */
    private static String path(Exchange exchange) {
        ApiCall call = exchange.getVariable("cloudflareIgaApiCall", ApiCall.class);
        return call == null
                ? exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class)
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
