package org.iga4camel.cloudflare.api;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.iga4camel.cloudflare.model.InvalidInputException;

/**
 * The headers of a write that tell what it is to do. One that means to tell something and is not understood is refused: a
 * dry run that is overlooked would write. HTTP engines put the parameters of a query among the headers, so that this also
 * catches what is told by a query that an engine does not tell.
 */
final class WriteHeaders {

    private static final String PREFIX = "CloudflareIga";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private WriteHeaders() {}

    /**
     * Tells what the headers say.
     *
     * @param allowed fields that the write takes
     * @param query names of the parameters that the query has
     * @throws InvalidInputException about a header that is not understood, empty or there twice
     */
    static void tell(Told told, Map<String, Object> headers, Collection<String> allowed, Query query) {
        headers.forEach((name, value) -> {
            String field = field(name, allowed);
            if (field != null) {
                told.add(field, text(name, value), "the header " + name(field));
            } else {
                requireNoOther(name, value, allowed, query);
            }
        });
    }

    /**
     * The key that names a request; null when there is none.
     *
     * @throws InvalidInputException when it is empty or there twice
     */
    static String idempotencyKey(Map<String, Object> headers) {
        Object key = headers.get(IDEMPOTENCY_KEY);
        return key == null ? null : text(IDEMPOTENCY_KEY, key);
    }

    /** The header that tells a field. */
    static String name(String field) {
        return PREFIX + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    private static String field(String header, Collection<String> allowed) {
        return allowed.stream()
                .filter(field -> header.equalsIgnoreCase(PREFIX + field))
                .findFirst()
                .orElse(null);
    }

    private static void requireNoOther(String name, Object value, Collection<String> allowed, Query query) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        boolean isMeant = plain.startsWith(PREFIX.toLowerCase(Locale.ROOT))
                || plain.contains("dryrun")
                || allowed.stream().anyMatch(name::equalsIgnoreCase)
                || (allowed.isEmpty() && name.equalsIgnoreCase(IDEMPOTENCY_KEY));
        if (isMeant && !query.text(name).filter(value::equals).isPresent()) {
            List<String> known = allowed.stream().map(WriteHeaders::name).toList();
            throw new InvalidInputException("The header '" + name + "' is not known here: "
                    + (known.isEmpty() ? "leave it out" : "use " + String.join(", ", known)));
        }
    }

    private static String text(String name, Object value) {
        if (!(value instanceof String text)) {
            throw new InvalidInputException("The header '" + name + "' is there twice: send it once");
        }
        if (text.isBlank()) {
            throw new InvalidInputException("The header '" + name + "' is empty: give it a value or leave it out");
        }
        if (!text.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw new InvalidInputException("The header '" + name
                    + "' has other characters than printable ASCII: tell it in the query or in the body");
        }
        return text.strip();
    }
}
