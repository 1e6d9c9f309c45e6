package org.iga4camel.cloudflare.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that waits for other processes most of the time is done in two halves beside each other. */
final class TwoAtOnce {

    private static final int HALVES = 2;

    private TwoAtOnce() {}

    /** What is done with one half. */
    @FunctionalInterface
    interface Half<T> {

        void of(int half, List<T> mine) throws Exception;
    }

    /** Returns when both are done; what fails in one of them fails here. */
    static <T> void halves(List<T> all, Half<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(HALVES);
        try {
            List<Callable<Void>> halves = new ArrayList<>();
            for (int i = 0; i < HALVES; i++) {
                int half = i;
                List<T> mine = all.subList(all.size() * i / HALVES, all.size() * (i + 1) / HALVES);
                halves.add(() -> {
                    work.of(half, mine);
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
