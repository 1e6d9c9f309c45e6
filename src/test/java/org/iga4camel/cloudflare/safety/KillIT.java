package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the process is killed, what is published is whole, and the next sync is exact. */
class KillIT {

    private static final int AT_ONCE = 2;

    @TempDir
    Path directory;

    @Test
    void aKilledSyncLeavesTheFormerStateOrTheNextOneAndTheSyncAfterItIsExact() throws Exception {
        List<KillMoment> moments = KillMoment.seeded(20260101, 6, 10, 12);
        assertThat(moments).hasSizeGreaterThanOrEqualTo(30);
        assertThat(moments.stream().filter(KillMoment::isInPublish)).hasSizeGreaterThanOrEqualTo(5);

        kill(moments, 1);
    }

    @Test
    @Tag("soak")
    void soDoesASyncKilledAtManyOtherMoments() throws Exception {
        for (int seed = 1; seed <= 20; seed++) {
            kill(KillMoment.seeded(seed, 7, 25, KillMoment.PUBLISHING), seed);
        }
    }

    private void kill(List<KillMoment> moments, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> halves = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                List<KillMoment> mine =
                        moments.subList(moments.size() * i / AT_ONCE, moments.size() * (i + 1) / AT_ONCE);
                Path own = Files.createDirectories(directory.resolve(seed + "-" + i));
                long ownSeed = seed * AT_ONCE + i;
                halves.add(() -> {
                    try (KilledAccount account = new KilledAccount(own, ownSeed)) {
                        account.killAt(mine);
                    }
                    return null;
                });
            }
            for (Future<Void> half : threads.invokeAll(halves)) {
                half.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
