package org.iga4camel.cloudflare.mount;

import java.time.Instant;
import java.time.ZoneId;
import org.iga4camel.cloudflare.settings.Schedule;

/**
 * Tells whether something is due, to whoever looks again and again. The clock may be set between two looks: forward, and
 * what was passed over is due once; back, and the next time is sought anew. Not safe for use by several threads.
 */
final class Alarm {

    private final Schedule schedule;
    private final ZoneId zone;
    private Instant seen;
    private Instant next;

    Alarm(Schedule schedule, ZoneId zone, Instant now) {
        this.schedule = schedule;
        this.zone = zone;
        set(now);
    }

    /** Whether it is due; the next time is then the first one after now. */
    boolean isDue(Instant now) {
        boolean due = !now.isBefore(next);
        if (due || now.isBefore(seen)) {
            set(now);
        }
        seen = now;
        return due;
    }

    private void set(Instant now) {
        seen = now;
        next = schedule.next(now, zone).orElse(Instant.MAX);
    }
}
