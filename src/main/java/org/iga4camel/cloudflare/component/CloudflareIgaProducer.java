package org.iga4camel.cloudflare.component;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.model.Model;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.ObjectHelper;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.FieldReader;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.trace.Trace;

/**
 * Calls the mounted route of an operation on an exchange of its own, which has the caller's headers of ours, is part of
 * the caller's trace, and has nothing else of the caller's. The answer becomes the body of the caller's message; our
 * headers leave it. A failure leaves the message as it was.
 */
public class CloudflareIgaProducer extends DefaultAsyncProducer {

    private static final String DEFAULTS = "cloudflareIgaDefaults";
    private static final Set<String> KNOWN = Stream.concat(
                    CloudflareIgaConstants.all().stream(), Stream.of(CloudflareIgaConstants.PREFIX + "Roles"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final CloudflareIgaEndpoint endpoint;
    private final CloudflareIgaOperation operation;
    private AsyncProducer route;

    CloudflareIgaProducer(CloudflareIgaEndpoint endpoint, CloudflareIgaOperation operation) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = operation;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = endpoint.getCamelContext();
        // routes that are to start later are there as definitions already
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (context.getRoute(operation.route()) == null
                && (model == null || model.getRouteDefinition(operation.route()) == null)) {
            throw new NotMountedException(operation);
        }
        route = context.getEndpoint("direct:" + operation.route()).createAsyncProducer();
        ServiceHelper.startService(route);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(route);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Exchange question;
        try {
            question = question(exchange);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        return route.process(question, synchronous -> {
            answer(question, exchange);
            callback.done(synchronous);
        });
    }

    private Exchange question(Exchange asking) {
        Message asked = asking.getMessage();
        requireKnown(ours(asked));
        Exchange question = endpoint.createExchange(ExchangePattern.InOut);
        Trace.of(asking).continueOn(question);
        Message message = question.getMessage();
        Map<String, Object> defaults = endpoint.getConfiguration().fields(operation);
        if (operation.readsBody()) {
            message.setBody(asked.getBody());
            question.setVariable(DEFAULTS, defaults);
        } else {
            defaults.forEach((field, value) -> message.setHeader(header(field), value));
        }
        ours(asked).forEach(name -> {
            Object told = asked.getHeader(name);
            if (ObjectHelper.isNotEmpty(told) || message.getHeader(name) == null) {
                message.setHeader(name, told);
            }
        });
        return question;
    }

    /** A header that does nothing is a mistake, such as a scope that is misspelt and so the whole account. */
    private static void requireKnown(List<String> headers) {
        for (String header : headers) {
            if (!KNOWN.contains(header.toLowerCase(Locale.ROOT))) {
                throw new InvalidInputException("There is no header " + FieldReader.quoted(header)
                        + ": correct its name, or take it off the message");
            }
        }
    }

    private static void answer(Exchange question, Exchange exchange) {
        Exception failure = question.getException();
        if (failure != null) {
            exchange.setException(Causes.find(failure, CloudflareIgaException.class)
                    .<Exception>map(known -> known)
                    .orElse(failure));
            return;
        }
        Message message = exchange.getMessage();
        ours(message).forEach(message::removeHeader);
        message.setBody(question.getMessage().getBody());
    }

    private static String header(String field) {
        return CloudflareIgaConstants.PREFIX + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    private static List<String> ours(Message message) {
        String prefix = CloudflareIgaConstants.PREFIX;
        return message.getHeaders().keySet().stream()
                .filter(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()))
                .toList();
    }
}
