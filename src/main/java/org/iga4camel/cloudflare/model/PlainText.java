package org.iga4camel.cloudflare.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others as it may be shown to people: on one line, and without characters that a terminal obeys or that change
 * the order in which the rest is read: those are shown by their number.
 */
public final class PlainText {

    private static final Pattern NEW_LINE = Pattern.compile("\\s*[\\t\\n\\u000b\\f\\r\\u0085\\u2028\\u2029]\\s*");
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

    private PlainText() {}

    /** The text as it may be shown; null stays null. */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        Matcher obeyed = OBEYED.matcher(NEW_LINE.matcher(text).replaceAll(" "));
        return obeyed.replaceAll(
                found -> Matcher.quoteReplacement(shown(found.group().charAt(0))));
    }

    private static String shown(char character) {
        return String.format("\\u%04x", (int) character);
    }
}
