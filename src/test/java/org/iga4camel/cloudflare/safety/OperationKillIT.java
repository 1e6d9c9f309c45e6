package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iga4camel.cloudflare.model.OperationKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a process is killed in an operation, the next one finds out what became of it, and carries out nothing. */
class OperationKillIT {

    @TempDir
    Path directory;

    @Test
    void anOperationWhoseProcessIsKilledIsAppliedIfCloudflareHasItAndElseFailed() throws Exception {
        List<OperationMoment> moments = OperationMoment.seeded(20260101, 5);
        for (OperationKind kind : OperationKind.values()) {
            assertThat(moments.stream().filter(moment -> moment.kind() == kind))
                    .as("moments of %s", kind)
                    .hasSizeGreaterThanOrEqualTo(10);
        }

        kill(moments, 1);
    }

    @Test
    @Tag("soak")
    void soItIsAtEveryOtherMoment() throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            kill(OperationMoment.seeded(seed, Integer.MAX_VALUE), seed);
        }
    }

    private void kill(List<OperationMoment> moments, long seed) throws Exception {
        TwoAtOnce.halves(moments, (half, mine) -> {
            Path own = Files.createDirectories(directory.resolve(seed + "-" + half));
            try (KilledOperations account = new KilledOperations(own, seed * 2 + half)) {
                account.killAt(mine);
            }
        });
    }
}
