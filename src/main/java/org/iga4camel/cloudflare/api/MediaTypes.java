package org.iga4camel.cloudflare.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What requests say of media types.
 *
 * <p>Source: RFC 9110, sections 8.3.1 and 12.5.1: types are compared without regard to case, and the most specific range
 * of an {@code Accept} decides.
 */
final class MediaTypes {

    static final String JSON = "application/json";

    /** From the most specific one on. */
    private static final List<String> RANGES = List.of(JSON, "application/*", "*/*");

    private MediaTypes() {}

    /** The type and subtype of a {@code Content-Type}, in small letters and without parameters. */
    static String type(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** A parameter of a media type, in small letters and without quotation marks; empty when it is not there. */
    static String parameter(String mediaType, String name) {
        for (String parameter : mediaType.toLowerCase(Locale.ROOT).split(";", -1)) {
            String[] pair = parameter.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equals(name)) {
                return pair[1].strip().replace("\"", "");
            }
        }
        return "";
    }

    /** Whether the values of {@code Accept} let JSON through; a blank one lets everything through. */
    static boolean isJsonAccepted(String accept) {
        if (accept.isBlank()) {
            return true;
        }
        List<String> accepted = Arrays.asList(accept.split(",", -1));
        for (String range : RANGES) {
            List<String> matching =
                    accepted.stream().filter(one -> type(one).equals(range)).toList();
            if (!matching.isEmpty()) {
                return matching.stream().anyMatch(one -> !isZero(parameter(one, "q")));
            }
        }
        return false;
    }

    private static boolean isZero(String quality) {
        return quality.matches("0(\\.0*)?");
    }
}
