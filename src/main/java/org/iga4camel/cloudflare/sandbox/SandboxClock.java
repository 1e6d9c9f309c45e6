package org.iga4camel.cloudflare.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to move, for tests of limits and delays. */
public final class SandboxClock implements InstantSource {

    private Instant now;

    /** Starts at this instant. */
    public SandboxClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves the time forward. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
