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
     * @param ask makes the work end soon; called first
     * @param force ends what did not end by itself within the patience; called then
     */
    Stop(Runnable ask, Runnable force, Duration patience) {
        hook = new Thread(() -> end(ask, force, patience), "cloudflare-iga-stop");
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

    private void end(Runnable ask, Runnable force, Duration patience) {
        try {
            ask.run();
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                force.run();
                ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
