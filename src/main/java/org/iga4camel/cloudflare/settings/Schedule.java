package org.iga4camel.cloudflare.settings;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/** When a full sync is due: a cron expression as Quartz writes it, seconds first. */
public final class Schedule {

    private static final String ALLOWED =
            "a Quartz cron expression of 6 or 7 fields that begin with the seconds, such as '0 0/15 * * * ?'";

    private final ExecutionTime times;

    private Schedule(ExecutionTime times) {
        this.times = times;
    }

    /**
     * The schedule of an expression.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Schedule of(String cron) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
        return new Schedule(ExecutionTime.forCron(parser.parse(cron)));
    }

    /**
     * The first instant later than another one; empty when there is none.
     *
     * @param zone in which hours and days are meant
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
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
