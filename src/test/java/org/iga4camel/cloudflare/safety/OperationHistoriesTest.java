package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever somebody holds and whatever is granted and revoked, exactly that changes.
 *
 * <p>A failure names its seed; {@code -Dsafety.seed=<seed>} lives that one history again.
 */
class OperationHistoriesTest {

    private static final int HISTORIES = 700;

    private static Path directory;
    private static MountedOperations mounted;
    private static int lived;
    private static int applied;

    @Property(tries = HISTORIES, seed = "20260103", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void exactlyWhatWasAskedChangesOrNothingDoes(@ForAll("seeds") long seed) throws Exception {
        OperationHistory history = new OperationHistory(mounted(), seed);
        try {
            applied += history.live();
            lived++;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "History of seed " + seed + " (replay with -Dsafety.seed=" + seed + "):\n  "
                            + String.join("\n  ", history.steps()) + "\n" + e.getMessage(),
                    e);
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        Long one = Long.getLong("safety.seed");
        return one == null ? Arbitraries.longs().withDistribution(RandomDistribution.uniform()) : Arbitraries.just(one);
    }

    private static MountedOperations mounted() throws Exception {
        if (mounted == null) {
            directory = Files.createTempDirectory("operations");
            mounted = MountedOperations.with(
                    directory, Map.of("cloudflare-iga.settle-within", "10ms"), new TickingClock());
        }
        return mounted;
    }

    @AfterContainer
    static void end() throws IOException {
        mounted.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertThat(applied).as("operations carried out in %s histories", lived).isGreaterThan(lived);
    }
}
