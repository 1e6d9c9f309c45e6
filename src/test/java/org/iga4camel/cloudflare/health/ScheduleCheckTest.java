package org.iga4camel.cloudflare.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;

/** Health looks at the scheduler itself: syncs that are never started age the copy for an hour before anybody sees. */
class ScheduleCheckTest {

    private static final Duration BIT = Duration.ofSeconds(121);

    private Scheduler scheduler;
    private Duration passed = Duration.ZERO;
    private Duration set = Duration.ZERO;
    private ScheduleCheck check;

    /** Does nothing. */
    public static final class Idle implements Job {
        @Override
        public void execute(JobExecutionContext context) {}
    }

    @BeforeEach
    void schedule() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "ScheduleCheckTest");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.scheduleJob(
                newJob(Idle.class).build(),
                newTrigger().withSchedule(cronSchedule("0 0 0 1 1 ? 2099")).build());
        scheduler.start();
        check = new ScheduleCheck(() -> scheduler, () -> Instant.now().plus(set), () -> passed);
        check.setCamelContext(new DefaultCamelContext());
    }

    @AfterEach
    void end() throws Exception {
        scheduler.shutdown();
    }

    private void is(HealthCheck.State state, Consumer<HealthCheck.Result> more) {
        HealthCheck.Result result = check.call();
        assertThat(result.getState()).isEqualTo(state);
        more.accept(result);
    }

    private void isUp() {
        is(HealthCheck.State.UP, result -> {});
    }

    @Test
    void aSchedulerThatWaitsForTheNextTimeIsUp() {
        isUp();
    }

    @Test
    void aSchedulerThatDoesNotStartWhatIsDueIsDown() {
        set = Duration.ofDays(365 * 80);
        isUp();
        passed = passed.plus(BIT);

        is(
                HealthCheck.State.DOWN,
                result ->
                        assertThat(result.getMessage().orElseThrow()).contains("due at 20", "start the process again"));
    }

    @Test
    void aClockThatIsSetForwardAndBackIsNoFaultOfTheScheduler() {
        set = Duration.ofDays(365 * 80);
        isUp();
        passed = passed.plusSeconds(60);
        isUp();
        set = Duration.ZERO;
        isUp();
        passed = passed.plus(BIT);
        set = Duration.ofDays(365 * 80);
        isUp();
    }

    @Test
    void aSchedulerThatStandsStillIsDown() throws Exception {
        scheduler.standby();

        is(HealthCheck.State.DOWN, result -> {});
    }

    @Test
    void aSchedulerThatWasShutDownIsDown() throws Exception {
        scheduler.shutdown();

        is(
                HealthCheck.State.DOWN,
                result -> assertThat(result.getMessage().orElseThrow()).contains("no account is synced"));
    }
}
