package org.iga4camel.cloudflare.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.iga4camel.cloudflare.model.SteadyTime;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** Whether the scheduler of the syncs still starts what is due. */
final class ScheduleCheck extends AbstractHealthCheck {

    /** A clock that was set forward leaves something due that the scheduler sees half a minute later. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Supplier<Scheduler> scheduler;
    private final InstantSource clock;
    private final Supplier<Duration> steady;
    private Instant due;
    private Duration dueSince;

    ScheduleCheck(Supplier<Scheduler> scheduler, InstantSource clock) {
        this(scheduler, clock, SteadyTime::now);
    }

    /** @param steady time by a clock that nobody sets */
    ScheduleCheck(Supplier<Scheduler> scheduler, InstantSource clock, Supplier<Duration> steady) {
        super(Health.GROUP, Health.SCHEDULE);
        this.scheduler = scheduler;
        this.clock = clock;
        this.steady = steady;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        try {
            look(scheduler.get(), result);
        } catch (SchedulerException e) {
            result.message("The scheduler of the syncs does not tell what is due: " + e.getMessage())
                    .down();
        }
    }

    private void look(Scheduler quartz, HealthCheckResultBuilder result) throws SchedulerException {
        if (quartz == null || !quartz.isStarted() || quartz.isInStandbyMode() || quartz.isShutdown()) {
            result.message("The scheduler of the syncs does not run: no account is synced by its schedule")
                    .down();
            return;
        }
        Optional<Instant> next = next(quartz);
        if (next.isPresent() && isLate(next.get())) {
            result.message("The scheduler of the syncs has not started what was due at " + next.get()
                            + ": start the process again")
                    .down();
        } else {
            result.up();
        }
    }

    private static Optional<Instant> next(Scheduler quartz) throws SchedulerException {
        Instant earliest = null;
        for (TriggerKey key : quartz.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            Trigger trigger = quartz.getTrigger(key);
            Date next = trigger == null ? null : trigger.getNextFireTime();
            if (next != null && (earliest == null || next.toInstant().isBefore(earliest))) {
                earliest = next.toInstant();
            }
        }
        return Optional.ofNullable(earliest);
    }

    private synchronized boolean isLate(Instant next) {
        if (!next.isBefore(clock.instant())) {
            due = null;
            return false;
        }
        if (!next.equals(due)) {
            due = next;
            dueSince = steady.get();
        }
        return steady.get().minus(dueSince).compareTo(LATE) > 0;
    }
}
