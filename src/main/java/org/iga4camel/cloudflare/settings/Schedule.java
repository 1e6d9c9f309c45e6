package org.iga4camel.cloudflare.settings;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.iga4camel.cloudflare.settings.Parser.Malformed;
import org.quartz.CronExpression;

/** When a full sync is due: a cron expression as Quartz writes it, seconds first. */
public final class Schedule {

    private static final String ALLOWED =
            "a Quartz cron expression of 6 or 7 fields that begin with the seconds, such as '0 0/15 * * * ?'";

    private final String cron;

    private Schedule(String cron) {
        this.cron = cron;
    }

    /**
     * The schedule of an expression.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Schedule of(String cron) {
        expression(cron);
        return new Schedule(cron);
    }

    /**
     * The first instant later than another one; empty when there is none.
     *
     * @param zone in which hours and days are meant
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        CronExpression expression = expression(cron);
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }

    private static CronExpression expression(String cron) {
        try {
            return new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static String parse(String text) throws Malformed {
        int fields = text.split("\\s+", -1).length;
        if (fields < 6 || fields > 7) {
            throw new Malformed(ALLOWED, Parsers.quoted(text) + " has " + fields);
        }
        try {
            if (of(text).next(Instant.now(), ZoneOffset.UTC).isEmpty()) {
                throw new Malformed(ALLOWED, Parsers.quoted(text) + " never comes");
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed(
                    ALLOWED,
                    Parsers.quoted(text) + " is not understood (" + Parsers.quoted(String.valueOf(e.getMessage()))
                            + ")");
        }
        return text;
    }
}
