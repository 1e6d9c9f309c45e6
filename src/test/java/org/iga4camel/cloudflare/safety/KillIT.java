package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the process is killed, what is published is whole, and the next sync is exact. */
class KillIT {

    @TempDir
    Path directory;

    @Test
    void aKilledSyncLeavesTheFormerStateOrTheNextOneAndTheSyncAfterItIsExact() throws Exception {
        List<KillMoment> moments = KillMoment.seeded(20260101, 10, 12);
        assertThat(moments).hasSizeGreaterThanOrEqualTo(30);
        assertThat(moments.stream().filter(KillMoment::isInPublish)).hasSizeGreaterThanOrEqualTo(5);

        kill(moments, 1);
    }

    @Test
    @Tag("soak")
    void soDoesASyncKilledAtManyOtherMoments() throws Exception {
        for (int seed = 1; seed <= 20; seed++) {
            kill(KillMoment.seeded(seed, 25, KillMoment.PUBLISHING), seed);
        }
    }

    private void kill(List<KillMoment> moments, long seed) throws Exception {
        TwoAtOnce.halves(moments, (half, mine) -> {
            Path own = Files.createDirectories(directory.resolve(seed + "-" + half));
            try (KilledAccount account = new KilledAccount(own, seed * 2 + half)) {
                account.killAt(mine);
            }
        });
    }
}
