package org.iga4camel.cloudflare.safety;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock of its own that moves on with every look: no two instants are equal, and no pace per second holds a test up. */
final class TickingClock implements InstantSource {

    private static final long STEP_MS = 7;

    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now.addAndGet(STEP_MS));
    }
}
