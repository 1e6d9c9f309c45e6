package org.iga4camel.cloudflare.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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
                .filter(text -> RawQuery.find(request)
                        .filter(query -> !isInQuery(query))
                        .isPresent())
                .filter(text -> !RequestBody.isForm(request))
                .map(text -> text.substring(SCHEME.length()).strip());
    }

    private static boolean isInQuery(String raw) {
        return Arrays.stream(raw.split("[&;]", -1))
                .anyMatch(parameter -> HiddenKeys.HEADER.equalsIgnoreCase(name(parameter)));
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
}
