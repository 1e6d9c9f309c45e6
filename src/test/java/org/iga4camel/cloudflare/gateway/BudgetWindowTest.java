package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.iga4camel.cloudflare.cache.BudgetStore;
import org.iga4camel.cloudflare.cache.CacheFile;

class BudgetWindowTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static Path directory;
    private static HikariDataSource first;
    private static HikariDataSource second;
    private static int tries;

    /** Time passes, then one of two processes asks for a number of requests. */
    record Step(int millis, boolean secondProcess, int requests) {}

    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("budget");
        first = CacheFile.create(directory.resolve("cache.db"));
        second = CacheFile.open(directory.resolve("cache.db"), 10_000);
    }

    @AfterContainer
    static void close() throws IOException {
        second.close();
        first.close();
        Files.deleteIfExists(directory.resolve("cache.db"));
        Files.deleteIfExists(directory.resolve("cache.db.lock"));
        Files.delete(directory);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void noMoreThanAllowedInAnyWindow(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 10, max = 1200) int quota) {
        String credential = "try " + tries++;
        BudgetSettings settings = new BudgetSettings(quota, WINDOW, 20, 10, 1_000_000);
        SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.678Z"));
        Budget one = new Budget(new BudgetStore(first), clock);
        Budget other = new Budget(new BudgetStore(second), clock);
        Deque<Instant> window = new ArrayDeque<>();

        for (Step step : steps) {
            clock.advance(Duration.ofMillis(step.millis));
            Instant now = clock.instant();
            Budget process = step.secondProcess ? other : one;
            for (int i = 0; i < step.requests; i++) {
                Duration wait = process.reserve(credential, settings, Purpose.SYNC);
                if (!wait.isZero()) {
                    assertThat(wait).isPositive().isLessThanOrEqualTo(WINDOW.plusSeconds(11));
                    break;
                }
                window.addLast(now);
            }
            while (!window.isEmpty() && !window.getFirst().isAfter(now.minus(WINDOW))) {
                window.removeFirst();
            }
            assertThat(window.size()).isLessThanOrEqualTo(quota * 70 / 100);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // most often a few requests out of a lease, now and then all there are, about a window later
        Arbitrary<Integer> millis = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 3_000)),
                Tuple.of(3, Arbitraries.integers().between(3_000, 10_000)),
                Tuple.of(1, Arbitraries.integers().between(10_000, 60_000)),
                Tuple.of(2, Arbitraries.integers().between(289_000, 301_000)));
        Arbitrary<Boolean> process = Arbitraries.of(true, false);
        Arbitrary<Integer> requests = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(1, 12)), Tuple.of(1, Arbitraries.just(1200)));
        return Combinators.combine(millis, process, requests)
                .as(Step::new)
                .list()
                .ofMinSize(30)
                .ofMaxSize(80);
    }
}
