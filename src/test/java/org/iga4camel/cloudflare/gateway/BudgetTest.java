package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.iga4camel.cloudflare.cache.BudgetStore;
import org.iga4camel.cloudflare.cache.CacheFile;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {

    private static final String DIGEST = "digest";
    private static final BudgetSettings SETTINGS = new BudgetSettings(1200, Duration.ofMinutes(5), 20, 10, 1_000_000);

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.678Z"));
    private HikariDataSource writer;
    private HikariDataSource secondWriter;
    private Budget budget;
    private Budget secondProcess;

    @BeforeEach
    void open() throws Exception {
        writer = CacheFile.create(directory.resolve("cache.db"));
        secondWriter = CacheFile.open(directory.resolve("cache.db"), 1);
        budget = new Budget(new BudgetStore(writer), clock);
        secondProcess = new Budget(new BudgetStore(secondWriter), clock);
    }

    @AfterEach
    void close() {
        secondWriter.close();
        writer.close();
    }

    @Test
    void syncLeavesTheSharesOfPeopleAndProvisioning() {
        assertThat(drain(budget, SETTINGS, Purpose.SYNC)).isEqualTo(840);
    }

    @Test
    void provisioningLeavesTheShareOfPeople() {
        drain(budget, SETTINGS, Purpose.SYNC);

        assertThat(drain(budget, SETTINGS, Purpose.PROVISIONING)).isEqualTo(120);
    }

    @Test
    void syncDoesNotSpendWhatProvisioningTookOutOfItsOwnShare() {
        drain(budget, SETTINGS, Purpose.SYNC);
        assertThat(reserve(Purpose.PROVISIONING)).isZero();

        assertThat(reserve(Purpose.SYNC)).isPositive();
    }

    @Test
    void theWaitEndsWhenTheWindowHasRoomAgain() {
        drain(budget, SETTINGS, Purpose.SYNC);
        Duration wait = reserve(Purpose.SYNC);
        assertThat(wait)
                .isPositive()
                .isLessThanOrEqualTo(SETTINGS.window().plus(Lease.LIFE).plusSeconds(1));

        clock.advance(wait);

        assertThat(reserve(Purpose.SYNC)).isZero();
    }

    @Test
    void headersWinOverTheConfiguredBudget() {
        drain(budget, SETTINGS, Purpose.SYNC);
        finishAll(840);

        budget.observe(DIGEST, headers("\"default\";r=4000;t=30", "\"default\";q=5000;w=300"));

        assertThat(drain(budget, SETTINGS, Purpose.SYNC)).isEqualTo(2500);
        assertThat(reserve(Purpose.SYNC)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anAnnouncementHoldsUntilItsResetOnly() {
        budget.observe(DIGEST, headers("\"default\";r=0;t=30", null));
        assertThat(reserve(Purpose.PROVISIONING)).isEqualTo(Duration.ofSeconds(30));

        clock.advance(Duration.ofSeconds(30));

        assertThat(reserve(Purpose.PROVISIONING)).isZero();
    }

    @Test
    void whatIsInFlightOrLeasedIsTakenOffAnAnnouncement() {
        for (int i = 0; i < 3; i++) {
            assertThat(reserve(Purpose.PROVISIONING)).isZero(); // leases 16
        }
        budget.finished(DIGEST);

        budget.observe(DIGEST, headers("\"default\";r=300;t=30", null));

        // of 300: people's 240, 2 in flight, and 13 leased that may still go out
        assertThat(drain(budget, SETTINGS, Purpose.PROVISIONING)).isEqualTo(300 - 240 - 2);
    }

    @Test
    void anAnnouncementThatLeavesLessThanIsLeasedEndsTheLease() {
        assertThat(reserve(Purpose.SYNC)).isZero();
        budget.finished(DIGEST);

        budget.observe(DIGEST, headers("\"default\";r=0;t=30", null));

        assertThat(reserve(Purpose.SYNC)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aNumberWithoutAnEndIsNotBelieved() {
        budget.observe(DIGEST, headers("\"default\";r=0", null));

        assertThat(reserve(Purpose.SYNC)).isZero();
    }

    @Test
    void twoProcessesShareOneWindow() {
        int granted = 0;
        boolean more = true;
        while (more) {
            int before = granted;
            granted += budget.reserve(DIGEST, SETTINGS, Purpose.SYNC).isZero() ? 1 : 0;
            granted += secondProcess.reserve(DIGEST, SETTINGS, Purpose.SYNC).isZero() ? 1 : 0;
            more = granted > before;
        }

        assertThat(granted).isEqualTo(840);
    }

    @Test
    void anotherProcessKnowsWhatWasAnnouncedAndWhatIsBlocked() {
        budget.observe(DIGEST, headers("\"default\";r=0;t=30", null));
        assertThat(secondProcess.reserve(DIGEST, SETTINGS, Purpose.SYNC)).isEqualTo(Duration.ofSeconds(30));

        budget.block(DIGEST, clock.instant().plusSeconds(45));

        assertThat(secondProcess.reserve(DIGEST, SETTINGS, Purpose.SYNC))
                .isCloseTo(Duration.ofSeconds(45), Duration.ofMillis(1));
    }

    @Test
    void aBlockStopsEveryPurposeUntilItEnds() {
        assertThat(reserve(Purpose.SYNC)).isZero();
        budget.block(DIGEST, clock.instant().plusSeconds(45));
        budget.block(DIGEST, clock.instant().plusSeconds(5));
        assertThat(reserve(Purpose.SYNC)).isEqualTo(Duration.ofSeconds(45));
        assertThat(reserve(Purpose.PROVISIONING)).isEqualTo(Duration.ofSeconds(45));
        assertThat(budget.left(DIGEST, SETTINGS, Purpose.SYNC)).isZero();

        clock.advance(Duration.ofSeconds(45));

        assertThat(reserve(Purpose.SYNC)).isZero();
    }

    @Test
    void aWaitIsNeverLessThanAMillisecond() {
        budget.block(DIGEST, clock.instant().plusNanos(1));

        assertThat(reserve(Purpose.SYNC)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void anAbsurdBlockEndsAfterAnHour() {
        budget.block(DIGEST, Instant.MAX);

        assertThat(reserve(Purpose.SYNC)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aLeaseThatWasNotSpentIsNotGivenTwice() {
        assertThat(reserve(Purpose.SYNC)).isZero(); // leases 14
        clock.advance(Lease.LIFE);

        assertThat(drain(budget, SETTINGS, Purpose.SYNC)).isEqualTo(840 - 14);
    }

    @Test
    void whatIsSpentLateOutOfALeaseStaysInTheWindowAsLong() {
        assertThat(reserve(Purpose.SYNC)).isZero(); // leases 14
        clock.advance(Lease.LIFE.minusMillis(1));
        for (int i = 0; i < 13; i++) {
            assertThat(reserve(Purpose.SYNC)).isZero();
        }

        clock.advance(SETTINGS.window().minusSeconds(1));

        assertThat(drain(secondProcess, SETTINGS, Purpose.SYNC)).isEqualTo(840 - 13);
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheRequests() {
        assertThat(reserve(Purpose.SYNC)).isZero();
        budget.block(DIGEST, clock.instant().plusSeconds(5));

        clock.advance(Duration.ofDays(-1));

        assertThat(reserve(Purpose.SYNC)).isZero();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheRequestsThoughTheWindowWasFull() {
        drain(budget, SETTINGS, Purpose.SYNC);

        clock.advance(Duration.ofDays(-1));

        assertThat(reserve(Purpose.SYNC)).isZero();
        assertThat(secondProcess.left(DIGEST, SETTINGS, Purpose.SYNC)).isPositive();
    }

    @Test
    void whatIsLeftCountsTheLeaseThatIsUnspent() {
        assertThat(budget.left(DIGEST, SETTINGS, Purpose.SYNC)).isEqualTo(840);
        assertThat(reserve(Purpose.SYNC)).isZero();

        assertThat(budget.left(DIGEST, SETTINGS, Purpose.SYNC)).isEqualTo(839);
        assertThat(secondProcess.left(DIGEST, SETTINGS, Purpose.SYNC)).isEqualTo(840 - 14);
    }

    @Test
    void credentialsDoNotShareAWindow() {
        drain(budget, SETTINGS, Purpose.SYNC);

        assertThat(budget.reserve("another digest", SETTINGS, Purpose.SYNC)).isZero();
    }

    @Test
    void noMoreThanTheLimitGoesOutInASecond() {
        BudgetSettings slow = new BudgetSettings(1200, Duration.ofMinutes(5), 20, 10, 5);
        assertThat(drain(budget, slow, Purpose.SYNC)).isEqualTo(5);
        clock.advance(Duration.ofMillis(400));
        Duration wait = budget.reserve(DIGEST, slow, Purpose.SYNC);

        assertThat(wait).isEqualTo(Duration.ofMillis(600));
        clock.advance(wait);
        assertThat(drain(budget, slow, Purpose.SYNC)).isEqualTo(5);
    }

    @Test
    void eightThreadsGetNoMoreThanOne() throws Exception {
        List<Future<Integer>> counts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            counts.add(threads.submit(() -> drain(budget, SETTINGS, Purpose.SYNC)));
        }
        int granted = 0;
        for (Future<Integer> count : counts) {
            granted += count.get();
        }
        threads.shutdown();

        assertThat(granted).isEqualTo(840);
    }

    @Test
    void aBudgetOfAThousandMillionsNeitherOverflowsNorSlowsDown() {
        BudgetSettings huge = new BudgetSettings(1_000_000_000, Duration.ofMinutes(5), 20, 10, 1_000_000);
        long start = System.nanoTime();
        for (int i = 0; i < 3200; i++) {
            assertThat(budget.reserve(DIGEST, huge, Purpose.SYNC)).isZero();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // 200 write transactions; a write for every request would be 16 times that
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(budget.left(DIGEST, huge, Purpose.SYNC)).isCloseTo(699_996_800L, within(16L));
    }

    @Test
    void anAnswerIsNotLostWhenTheDatabaseIsBusy() throws SQLException {
        try (Connection other = writer.getConnection()) {
            other.setAutoCommit(false);
            secondProcess.observe(DIGEST, headers("\"default\";r=0;t=30", null));
            assertThatThrownBy(() -> secondProcess.reserve(DIGEST, SETTINGS, Purpose.SYNC))
                    .isInstanceOf(DatabaseException.class);
            other.setAutoCommit(true);
        }

        assertThat(secondProcess.reserve(DIGEST, SETTINGS, Purpose.SYNC)).isEqualTo(Duration.ofSeconds(30));
    }

    private Duration reserve(Purpose purpose) {
        return budget.reserve(DIGEST, SETTINGS, purpose);
    }

    private static int drain(Budget budget, BudgetSettings settings, Purpose purpose) {
        int granted = 0;
        while (budget.reserve(DIGEST, settings, purpose).isZero()) {
            granted++;
        }
        return granted;
    }

    private void finishAll(int requests) {
        for (int i = 0; i < requests; i++) {
            budget.finished(DIGEST);
        }
    }

    private static RateLimit headers(String ratelimit, String policy) {
        return RateLimit.parse(ratelimit, policy).orElseThrow();
    }
}
