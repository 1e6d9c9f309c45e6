package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.Message;
import org.apache.camel.support.MessageHelper;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.FirstCause;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the gateway's routes that have to do with HTTP, as the bean {@code cloudflareIgaGatewaySteps}. */
public final class GatewaySteps {

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySteps.class);

    private final Gateway gateway;

    public GatewaySteps(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Puts the address, the method and whose request it is on the message; from here on the call counts as sent. The
     * credential is no part of the message, which a host may log, trace or keep: {@link HttpClient} adds it.
     */
    public void address(Call call, Exchange exchange) {
        CloudflareRequest request = call.request();
        AccountSettings account = call.account();
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_URI, account.baseUrl() + request.path());
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.queryString());
        }
        message.setHeader("Accept", "application/json");
        if (request.body() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setHeader(HttpClient.ACCOUNT, account.alias());
        // a write is waited for: broken off, nobody would know its outcome
        if (request.readsOnly() && request.deadline() != null) {
            Duration left = Duration.between(gateway.now(), request.deadline());
            message.setHeader(HttpClient.WITHIN, Long.toString(Math.max(1, left.toMillis())));
        }
        message.setBody(request.body());
        call.leave(gateway.now());
    }

    /**
     * Reads the answer.
     *
     * @throws CloudflareException when it is not a success
     */
    public Envelope check(Call call, Exchange exchange) {
        Message message = exchange.getMessage();
        // whoever has read it before has left it at its end
        MessageHelper.resetStreamCache(message);
        byte[] body = message.getBody(byte[].class);
        message.setBody(null);
        HttpAnswer answer = new HttpAnswer(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                EnvelopeReader.parse(body == null ? new byte[0] : body),
                message.getHeader("cf-ray", String.class),
                RetryAfter.parse(message.getHeader("Retry-After", String.class), gateway.now())
                        .orElse(null));
        RateLimit rateLimit = RateLimit.parse(
                        message.getHeader("Ratelimit", String.class),
                        message.getHeader("Ratelimit-Policy", String.class))
                .orElse(null);
        return gateway.check(call, answer, rateLimit);
    }

    /**
     * Ends a try whose answer was lost.
     *
     * @throws CloudflareUnavailableException always: the request left, and no whole answer came back
     * @throws GatewayClosedException instead, for a read while the process is being stopped
     */
    public void noAnswer(Call call, IOException failure) {
        if (gateway.isClosed() && call.request().readsOnly()) {
            // broken off on purpose: no pause, no further try
            throw new GatewayClosedException();
        }
        throw new CloudflareUnavailableException(
                "Cannot " + call.request().what() + ": no whole answer from "
                        + call.account().baseUrl().getHost() + ": " + FirstCause.inWords(failure),
                Refusal.NO_ANSWER,
                failure);
    }

    /** Whether a request that was refused is to be asked again before that is believed. */
    public boolean doubts(CloudflareRequest request, CloudflareException refused) {
        return request.doubts(refused);
    }

    /** Takes in the answer to the last request of an inquiry. */
    public void answered(Inquiry inquiry, Envelope answer) {
        inquiry.answered(answer);
    }

    /**
     * Takes in that the last request of an inquiry failed.
     *
     * @throws CloudflareIgaException the failure, where it tells nothing
     */
    public void refused(Inquiry inquiry, Exception failure) {
        inquiry.refused(Causes.find(failure, CloudflareIgaException.class)
                .orElseThrow(() -> new IllegalStateException("No failure of a request", failure)));
    }

    /** Tells that a request is sent again. */
    public void again(Exchange exchange) {
        if (gateway.isClosed()) {
            return;
        }
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.info(
                "{}. Asking again, attempt {}.",
                cause == null ? "No usable answer" : cause.getMessage(),
                exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) + 1);
    }

    /**
     * Takes off the marks that Camel's error handler leaves on an exchange. Catching the failure does not take them off;
     * with them nothing would be repeated any more, and an error handler further out, such as a host's own, would take
     * the next failure for one that was dealt with.
     */
    public void unmark(Exchange exchange) {
        ExchangeExtension marks = exchange.getExchangeExtension();
        marks.setFailureHandled(false);
        marks.setErrorHandlerHandled(null);
        marks.setRedeliveryExhausted(false);
    }
}
