package org.iga4camel.cloudflare.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.InvalidInputException;

/**
 * The query of a request, checked. It is read from the address alone: in a message's headers a caller's own headers stand
 * beside the parameters and could pass for them.
 */
final class Query {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param raw as it stands in the address, null or empty for none
     * @param allowed names of the parameters there may be
     * @throws InvalidInputException about a parameter that is unknown, empty, repeated or badly encoded
     */
    static Query of(String raw, Collection<String> allowed) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values);
        }
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals), "The query");
            if (!allowed.contains(name)) {
                throw new InvalidInputException("The query parameter '" + name + "' is not known here: "
                        + (allowed.isEmpty() ? "there are none" : "use " + String.join(", ", allowed)));
            }
            String value = equals < 0 ? "" : decode(part.substring(equals + 1), "The query parameter '" + name + "'");
            if (value.isEmpty()) {
                throw new InvalidInputException(
                        "The query parameter '" + name + "' is empty: give it a value or leave it out");
            }
            if (values.put(name, value) != null) {
                throw new InvalidInputException("The query parameter '" + name + "' is there twice: send it once");
            }
        }
        return new Query(values);
    }

    /** Decodes one part of an address; a plus stands for a blank. */
    static String decode(String text, String what) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    what + " is badly encoded: write a percent sign as %25 and other special characters alike");
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The id of a member, in small letters.
     *
     * @throws InvalidInputException when it is none
     */
    Optional<String> memberId(String name) {
        return text(name)
                .map(id -> ApiPath.hexId(
                        id,
                        "The query parameter '" + name
                                + "' must be 32 hexadecimal characters, as 'member_id' of the members is"));
    }

    /**
     * A whole number.
     *
     * @throws InvalidInputException when it is none, or outside the bounds
     */
    long number(String name, long least, long most, long otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(value).matches() || Long.parseLong(value) < least || Long.parseLong(value) > most) {
            throw new InvalidInputException(
                    "The query parameter '" + name + "' must be a whole number from " + least + " to " + most);
        }
        return Long.parseLong(value);
    }
}
