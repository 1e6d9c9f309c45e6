package org.iga4camel.cloudflare.sandbox;

import java.time.Duration;

/** Keeps the caller waiting. */
final class Waiting {

    private Waiting() {}

    /** An interrupt, as when the server closes, loses the connection. */
    static void of(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxConnectionLost("Interrupted while keeping the caller waiting");
        }
    }
}
