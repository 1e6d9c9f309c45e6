package org.iga4camel.cloudflare.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.Times;

/**
 * The query of a request, checked. It is read from the address alone: in a message's headers a caller's own headers stand
 * beside the parameters and could pass for them.
 */
final class Query {

    /** What a decoder makes of bytes that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private static final int DAY = "2026-12-31".length();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param raw as it stands in the address, empty for none
     * @param allowed names of the parameters there may be
     * @throws InvalidInputException about a parameter that is unknown, empty, repeated or badly encoded
     */
    static Query of(String raw, Collection<String> allowed) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw.isEmpty()) {
            return new Query(values);
        }
        if (raw.indexOf(';') >= 0) {
            // some take it for an ampersand: what stands behind it must not be overlooked
            throw new InvalidInputException(
                    "The query has a semicolon: write & between parameters, and encode a semicolon in a" + " value");
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

    /**
     * Decodes one part of an address; a plus stands for a blank.
     *
     * @throws InvalidInputException when it is no UTF-8 encoded in printable ASCII
     */
    static String decode(String text, String what) {
        if (isPlain(text)) {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf(NO_CHARACTER) < 0) {
                return decoded;
            }
        }
        throw new InvalidInputException(what + " is badly encoded: write a percent sign as %25 and other special"
                + " characters alike, as their bytes in UTF-8");
    }

    /** A decoder of its own would take signs for digits, and what is no UTF-8 for some character. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isEncoded = character == '%';
            if (character < '!' || character > '~' || (isEncoded && !(isHex(text, i + 1) && isHex(text, i + 2)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    /** Names of the parameters that are there. */
    Set<String> names() {
        return values.keySet();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * An e-mail address.
     *
     * @throws InvalidInputException when it has a blank, which is what becomes of a plus
     */
    Optional<String> email(String name) {
        Optional<String> email = text(name);
        if (email.filter(address -> address.indexOf(' ') >= 0).isPresent()) {
            throw new InvalidInputException("The query parameter '" + name
                    + "' has a blank, and no e-mail address has one: write a plus sign as %2B, since a plus in a query"
                    + " stands for a blank");
        }
        return email;
    }

    /**
     * A time as the database has it, so that two of them compare as texts.
     *
     * @throws InvalidInputException when it is none
     */
    Optional<String> time(String name) {
        return text(name).map(text -> {
            try {
                Instant instant = text.length() == DAY
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
                // nothing that was before it has a text as late as this
                return Times.text(instant.plusMillis(1).minusNanos(1));
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw new InvalidInputException("The query parameter '" + name
                        + "' must be a day such as 2026-12-31, or a time such as 2026-12-31T23:59:59Z; a plus sign in"
                        + " it is written as %2B");
            }
        });
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
