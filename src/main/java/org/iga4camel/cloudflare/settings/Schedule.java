package org.iga4camel.cloudflare.settings;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import org.iga4camel.cloudflare.settings.Parser.Malformed;
import org.quartz.CronExpression;

/** The parser of the full sync's schedule. */
final class Schedule {

    private static final String ALLOWED =
            "a Quartz cron expression of 6 or 7 fields that begin with the seconds, such as '0 0/15 * * * ?'";

    private Schedule() {}

    static String parse(String text) throws Malformed {
        int fields = text.split("\\s+", -1).length;
        if (fields < 6 || fields > 7) {
            throw new Malformed(ALLOWED, Parsers.quoted(text) + " has " + fields);
        }
        try {
            if (new CronExpression(text).getNextValidTimeAfter(Date.from(Instant.now())) == null) {
                throw new Malformed(ALLOWED, Parsers.quoted(text) + " never comes");
            }
        } catch (ParseException | UnsupportedOperationException e) {
            throw new Malformed(
                    ALLOWED,
                    Parsers.quoted(text) + " is not understood (" + Parsers.quoted(String.valueOf(e.getMessage()))
                            + ")");
        }
        return text;
    }
}
