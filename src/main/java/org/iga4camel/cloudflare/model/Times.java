package org.iga4camel.cloudflare.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * Instants as the database holds them: UTC, ISO-8601, always exactly three decimals ({@code 2026-01-02T03:04:05.006Z}),
 * so that two of them compare as text as they do in time.
 */
public final class Times {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    /** Beyond four digits a year no longer compares as text. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /**
     * The text of an instant; what is finer than a millisecond is cut off.
     *
     * @param instant never null
     * @throws IllegalArgumentException when the year is not between 0000 and 9999
     */
    public static String text(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new IllegalArgumentException("The year of " + instant + " is not between 0000 and 9999");
        }
        return MILLISECONDS.format(instant);
    }

    /**
     * The instant of a text written by {@link #text}.
     *
     * @param text never null
     * @throws java.time.format.DateTimeParseException when the text has any other form
     */
    public static Instant instant(String text) {
        return MILLISECONDS.parse(text, Instant::from);
    }
}
