package org.iga4camel.cloudflare.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.model.InvalidInputException;

/**
 * The key in the header {@code Authorization} of a request.
 *
 * <p>An HTTP server that Camel uses may put the parameters of a query and the fields of a form among the headers. A key
 * there is none: addresses end up in logs and histories.
 */
final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** The key as it was sent; empty when there is none, or none where it belongs. */
    static Optional<String> of(Message request) {
        return HiddenKeys.header(request.getExchange())
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .filter(text -> !isInQuery(request.getHeader(Exchange.HTTP_RAW_QUERY, String.class)))
                .filter(text -> !isInForm(request.getBody()))
                .map(text -> text.substring(SCHEME.length()).strip());
    }

    private static boolean isInQuery(String raw) {
        if (raw != null) {
            for (String parameter : raw.split("[&;]", -1)) {
                if (HiddenKeys.HEADER.equalsIgnoreCase(name(parameter))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String name(String parameter) {
        String name = parameter.split("=", 2)[0];
        try {
            return Query.decode(name, "The query").strip();
        } catch (InvalidInputException malformed) {
            // refused with the rest of the query
            return name;
        }
    }

    private static boolean isInForm(Object body) {
        return body instanceof Map<?, ?> form
                && form.keySet().stream().anyMatch(field -> HiddenKeys.HEADER.equalsIgnoreCase(String.valueOf(field)));
    }
}
