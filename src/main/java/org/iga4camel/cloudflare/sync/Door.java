package org.iga4camel.cloudflare.sync;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.FieldReader;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.settings.Settings;

/** Takes a caller's input in at the edge, checked. */
public final class Door {

    private static final String USUAL_WAIT = "5m";
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");
    private static final Pattern ISO =
            Pattern.compile("(?i)PT(?=\\d)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}(\\.\\d{1,9})?S)?");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "", ChronoUnit.MILLIS);

    private final Settings settings;

    public Door(Settings settings) {
        this.settings = settings;
    }

    /**
     * The alias of the account that is meant.
     *
     * @param named alias or account id, null for the first account
     * @throws UnknownAccountException when there is no such account
     */
    public String account(String named) {
        return settings.account(named).alias();
    }

    /**
     * The held run that is to be released, null for none.
     *
     * @throws InvalidInputException when it is no number
     */
    public Long release(String run) {
        if (run == null || run.isBlank()) {
            return null;
        }
        if (!run.strip().matches("\\d{1,18}")) {
            throw new InvalidInputException(
                    "The run to release must be the number of a held run, as in the view sync_runs");
        }
        return Long.valueOf(run.strip());
    }

    /**
     * How long to wait for another sync of the account that is running.
     *
     * @param time such as {@code 90s} or {@code PT1M30S}, {@code 0} for not at all; null for {@value #USUAL_WAIT}
     * @throws InvalidInputException when it is no such time
     */
    public Duration waitFor(String time) {
        String text = time == null || time.isBlank() ? USUAL_WAIT : time.strip();
        Matcher plain = TIME.matcher(text);
        Duration wait = Duration.ofSeconds(-1);
        if (plain.matches()) {
            wait = Duration.of(Long.parseLong(plain.group(1)), UNITS.get(plain.group(2)));
        } else if (ISO.matcher(text).matches()) {
            wait = Duration.parse(text);
        }
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw new InvalidInputException("The field waitFor must be a time from 0 to 24h, such as 500ms, 90s, 5m or"
                    + " PT1M30S, but is " + FieldReader.quoted(text));
        }
        return wait;
    }
}
