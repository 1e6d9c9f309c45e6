package org.iga4camel.cloudflare.mount;

import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.iga4camel.cloudflare.health.Health;

/**
 * Camel's Quartz with a scheduler of our own, kept in memory: a host's may keep its triggers in a database, where ours would
 * be carried out by processes that know nothing of it, and would stay when we are gone.
 */
final class SyncScheduler extends QuartzComponent {

    /** Name of the component in the addresses of routes. */
    static final String NAME = "cloudflare-iga-quartz";

    SyncScheduler(CamelContext context) {
        super(context);
        setAutowiredEnabled(false);
        setEnableJmx(false);
        // else it outlives a start that fails: it would wait for routes that nobody stops
        setInterruptJobsOnShutdown(true);
        setProperties(Map.of(
                "org.quartz.scheduler.instanceName", NAME,
                "org.quartz.scheduler.makeSchedulerThreadDaemon", "true",
                "org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool",
                "org.quartz.threadPool.makeThreadsDaemons", "true",
                "org.quartz.threadPool.threadCount", "1",
                "org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore"));
    }

    /** One that health looks at. */
    static SyncScheduler watched(CamelContext context, InstantSource clock) {
        SyncScheduler scheduler = new SyncScheduler(context);
        Health.watchSchedule(context, scheduler::getScheduler, clock);
        return scheduler;
    }
}
