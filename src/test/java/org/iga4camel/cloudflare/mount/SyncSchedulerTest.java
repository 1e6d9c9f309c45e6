package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

/** The schedule of the syncs is our own: no host's settings reach it, and no clock stops it. */
class SyncSchedulerTest {

    private static final Map<String, String> EVERY_SECOND = Map.of("cloudflare-iga.schedule", "* * * * * ?");

    @TempDir
    Path directory;

    /** One with a JDBC store would give our triggers to processes that know nothing of them. */
    @Test
    void aHostsSchedulerGetsNoTriggerOfOurs() throws Exception {
        Properties memory = new Properties();
        memory.setProperty("org.quartz.scheduler.instanceName", "the host's own");
        memory.setProperty("org.quartz.threadPool.threadCount", "1");
        Scheduler hosts = new StdSchedulerFactory(memory).getScheduler();
        try (SyncFixture fixture = SyncFixture.on(directory, new Sandbox(1), EVERY_SECOND)) {
            fixture.account().populate(5, 3);
            fixture.context().getRegistry().bind("scheduler", Scheduler.class, hosts);

            fixture.mount().schedules();

            await().untilAsserted(() ->
                    assertThat(fixture.query("SELECT id FROM sync_runs")).hasSizeGreaterThan(1));
            assertThat(hosts.getTriggerKeys(GroupMatcher.anyGroup())).isEmpty();
        } finally {
            hosts.shutdown();
        }
    }

    @Test
    void aClockThatIsSetBackBeginsTheSchedulesAnew() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T12:00:00Z"));
        AtomicInteger starts = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event.getType() == CamelEvent.Type.RouteStarted) {
                        starts.incrementAndGet();
                    }
                }
            });
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:timed").routeId("timed").to("mock:sync");
                }
            });
            context.addService(new ClockWatch(context, List.of("timed", "not there"), now::get), true, true);
            context.start();

            now.updateAndGet(time -> time.minus(Duration.ofHours(1)));

            await().untilAsserted(() -> assertThat(starts).hasValue(2));
            assertThat(context.getRouteController().getRouteStatus("timed").isStarted())
                    .isTrue();
        }
    }
}
