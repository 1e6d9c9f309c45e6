package org.iga4camel.cloudflare.mount;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TimeZone;

/** In which time zone a schedule counts. */
final class ScheduleZone {

    private static final Set<String> ANY = Set.of("*", "?");
    private static final int FIRST_OF_HOURS = 2;
    private static final int END_OF_DAYS = 6;

    private ScheduleZone() {}

    /**
     * The zone for a cron expression. One that names no hours and no days means an interval, which nobody wants to
     * be an hour longer in the night in which summer time ends: it counts without summer time.
     *
     * @param here the zone that hours and days are meant in
     */
    static ZoneId of(String cron, TimeZone here) {
        String[] fields = cron.strip().split("\\s+", -1);
        for (int i = FIRST_OF_HOURS; i < END_OF_DAYS; i++) {
            if (!ANY.contains(fields[i])) {
                return here.toZoneId();
            }
        }
        return ZoneOffset.ofTotalSeconds(here.getRawOffset() / 1000);
    }
}
