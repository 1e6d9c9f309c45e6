package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Retry-After} header. Source: RFC 9110, 10.2.3; Cloudflare sends it with 429, not always. */
public final class RetryAfter {

    /** No answer makes us wait longer: Cloudflare's longest time-out is 5 minutes, more is a mistake. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]+");

    private RetryAfter() {}

    /**
     * How long the header asks to wait: between nothing and one hour.
     *
     * @param header seconds or an HTTP date; may be null
     * @param now what a date is counted from
     * @return empty when there is no header or it is neither
     */
    public static Optional<Duration> parse(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(bounded(seconds(text)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, date)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            return text.startsWith("-") ? Duration.ZERO : LONGEST;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
