package org.iga4camel.cloudflare.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the fields of a request, one by one, each checked. What is malformed is refused by an
 * {@link InvalidInputException}.
 *
 * <p>Source: Cloudflare API v4, lengths of e-mail addresses (90) and of role names (120).
 */
public final class FieldReader {

    private static final String HEADERS = "CloudflareIga";
    private static final Pattern HEX_ID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\p{Z}\\p{C}@<>\"(),:;\\\\]+@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");
    private static final int LONGEST_EMAIL = 90;
    private static final int LONGEST_ROLE = 120;
    private static final int MOST_ROLES = 100;
    private static final int SHOWN = 60;

    private final Map<String, Object> fields;

    public FieldReader(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Reads fields from the headers of a message: {@code memberId} from the header {@code CloudflareIgaMemberId}. */
    public static FieldReader ofHeaders(Map<String, Object> headers, Collection<String> names) {
        return new FieldReader(fields(headers, names));
    }

    /** The fields that headers have; what they do not have is not in it. */
    public static Map<String, Object> fields(Map<String, Object> headers, Collection<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            Object value = headers.get(HEADERS + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    /** A text without control characters; null when it is not there or blank. */
    public String text(String field, int longest) {
        Object value = fields.get(field);
        return value == null ? null : text(field, value, longest);
    }

    /** A member's id in lower case; null when it is not there. */
    public String memberId() {
        return id("memberId", "member_id of the members");
    }

    /**
     * An id in lower case; null when it is not there.
     *
     * @param like for a sentence: where ids of this kind are found
     */
    public String id(String field, String like) {
        String id = text(field, 64);
        if (id != null && !HEX_ID.matcher(id).matches()) {
            throw malformed(field, id, "must be 32 hexadecimal characters, as " + like + " is");
        }
        return id == null ? null : id.toLowerCase(Locale.ROOT);
    }

    /** A whole number within bounds. */
    public long number(String field, long least, long most, long otherwise) {
        Object value = fields.get(field);
        if (value == null || String.valueOf(value).isBlank()) {
            return otherwise;
        }
        String text = String.valueOf(value).strip();
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw malformed(field, text, "must be a whole number from " + least + " to " + most);
        }
        return Long.parseLong(text);
    }

    /** Whether the field is there. */
    public boolean has(String field) {
        return fields.get(field) != null;
    }

    /** An e-mail address as it was written; null when it is not there. */
    public String email() {
        String email = text("email", LONGEST_EMAIL);
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw malformed("email", email, "must be one e-mail address, such as ada@example.com");
        }
        return email;
    }

    /** The roles of {@code role} and {@code roles}, each a text or several; a name may have commas in it. */
    public List<String> roles() {
        List<String> roles = new ArrayList<>();
        for (String field : List.of("role", "roles")) {
            for (Object role : several(fields.get(field))) {
                String text = role == null ? null : text(field, role, LONGEST_ROLE);
                if (text == null) {
                    throw new InvalidInputException(
                            "The field " + field + " has an empty role: name it or leave it out");
                }
                roles.add(text);
            }
        }
        if (roles.size() > MOST_ROLES) {
            throw new InvalidInputException(
                    "The field roles has " + roles.size() + " roles: at most " + MOST_ROLES + " are allowed");
        }
        return roles.stream().distinct().toList();
    }

    /** Whether a field says yes; no when it is not there. */
    public boolean flag(String field) {
        Object value = fields.get(field);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        return switch (String.valueOf(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw malformed(field, String.valueOf(value), "must be true or false");
        };
    }

    /** For sentences: on one line, and not endless. */
    public static String quoted(String text) {
        String line = CONTROL.matcher(text).replaceAll("?");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private static Collection<?> several(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        return value instanceof Object[] array ? Arrays.asList(array) : List.of(value);
    }

    private static String text(String field, Object value, int longest) {
        if (!(value instanceof CharSequence)) {
            throw new InvalidInputException("The field " + field + " must be a text");
        }
        String text = value.toString().strip();
        if (text.length() > longest) {
            throw new InvalidInputException("The field " + field + " has " + text.length() + " characters: at most "
                    + longest + " are allowed");
        }
        if (CONTROL.matcher(text).find()) {
            throw malformed(field, text, "must not have line breaks or other control characters");
        }
        return text.isEmpty() ? null : text;
    }

    private static InvalidInputException malformed(String field, String value, String allowed) {
        return new InvalidInputException("The field " + field + " is '" + quoted(value) + "' and " + allowed);
    }
}
