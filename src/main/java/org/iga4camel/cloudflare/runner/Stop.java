package org.iga4camel.cloudflare.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command that is asked to stop by a signal end cleanly before the process does. */
final class Stop implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Watches from now on.
     *
     * @param steps each makes the work end more urgently than the one before; the next is taken when the work has not
     *     ended within the patience
     */
    Stop(Duration patience, Runnable... steps) {
        hook = new Thread(() -> end(patience, steps), "cloudflare-iga-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // it runs already, and has just been told to let go
        }
    }

    private void end(Duration patience, Runnable... steps) {
        try {
            for (Runnable step : steps) {
                step.run();
                if (ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
