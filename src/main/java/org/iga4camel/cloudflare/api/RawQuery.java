package org.iga4camel.cloudflare.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The query of a request as it stands in its address. HTTP engines tell it in different headers, each in some of them;
 * where none of them does, or they contradict each other, it is not known, which is not the same as none.
 */
final class RawQuery {

    private static final List<String> QUERIES = List.of(Exchange.HTTP_RAW_QUERY, Exchange.HTTP_QUERY);
    private static final List<String> ADDRESSES = List.of(Exchange.HTTP_URI, Exchange.HTTP_URL);

    private RawQuery() {}

    /**
     * The query; an empty text for none.
     *
     * @throws RequestUnknownException when it cannot be known
     */
    static String of(Message request) {
        return find(request)
                .orElseThrow(() -> new RequestUnknownException("The query of the request is not known, so that nothing"
                        + " is done: the HTTP engine of this host does not tell it, or something in the host takes the"
                        + " headers CamelHttpQuery and CamelHttpRawQuery away before the routes of this API"));
    }

    /** The query, an empty text for none; empty when it cannot be known. */
    static Optional<String> find(Message request) {
        List<String> told = new ArrayList<>();
        Map<String, Object> headers = request.getHeaders();
        for (String header : QUERIES) {
            if (headers.containsKey(header)) {
                Object query = headers.get(header);
                told.add(query == null ? "" : String.valueOf(query));
            }
        }
        for (String header : ADDRESSES) {
            String address = String.valueOf(headers.get(header));
            int mark = address.indexOf('?');
            if (mark >= 0) {
                told.add(address.substring(mark + 1));
            }
        }
        boolean known = told.stream().map(String::isEmpty).distinct().count() == 1;
        return known ? Optional.of(told.get(0)) : Optional.empty();
    }
}
