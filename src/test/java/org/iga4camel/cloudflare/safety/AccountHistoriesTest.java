package org.iga4camel.cloudflare.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever happens to an account and whatever Cloudflare answers, a wrong state is never published.
 *
 * <p>A failure names its seed; {@code -Dsafety.seed=<seed>} lives that one history again.
 */
class AccountHistoriesTest {

    private static Path directory;
    private static MountedSync serial;
    private static MountedSync parallel;

    @Property(tries = 450, seed = "20260101", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aWrongStateIsNeverPublishedAndChangesAreTheDifferenceOfTwoStates(@ForAll("seeds") long seed) throws Exception {
        live(serial(), seed);
    }

    @Property(tries = 100, seed = "20260102", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void neitherIsItWhenPagesAreReadAtTheSameTime(@ForAll("seeds") long seed) throws Exception {
        live(parallel(), seed);
    }

    @Tag("soak")
    @Property(tries = 30_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void norInFiftyTimesAsManyOtherHistories(@ForAll("seeds") long seed) throws Exception {
        live(seed % 4 == 0 ? parallel() : serial(), seed);
    }

    @Provide
    Arbitrary<Long> seeds() {
        Long one = Long.getLong("safety.seed");
        return one == null ? Arbitraries.longs().withDistribution(RandomDistribution.uniform()) : Arbitraries.just(one);
    }

    private static void live(MountedSync sync, long seed) {
        AccountHistory history = new AccountHistory(sync, seed);
        try {
            history.live();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "History of seed " + seed + " (replay with -Dsafety.seed=" + seed + "):\n  "
                            + String.join("\n  ", history.steps()) + "\n" + e.getMessage(),
                    e);
        }
    }

    private static MountedSync serial() throws Exception {
        if (serial == null) {
            serial = MountedSync.onePageAtATime(Files.createTempDirectory(directory(), "serial"));
        }
        return serial;
    }

    private static MountedSync parallel() throws Exception {
        if (parallel == null) {
            parallel = MountedSync.severalPagesAtOnce(Files.createTempDirectory(directory(), "parallel"));
        }
        return parallel;
    }

    private static Path directory() throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("histories");
        }
        return directory;
    }

    @AfterContainer
    static void end() throws IOException {
        if (serial != null) {
            serial.close();
        }
        if (parallel != null) {
            parallel.close();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
