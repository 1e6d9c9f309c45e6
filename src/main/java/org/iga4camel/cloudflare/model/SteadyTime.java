package org.iga4camel.cloudflare.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Time by a clock that nobody sets. Where the system tells how long it is up, it goes on while the machine sleeps. */
public final class SteadyTime {

    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Duration NONE = Duration.ZERO;
    private static final Duration AWAKE_AT_FIRST = awake();
    private static final Duration UP_AT_FIRST = uptime();

    private SteadyTime() {}

    /** Since an instant that means nothing; only what lies between two of them does. */
    public static Duration now() {
        Duration awake = awake();
        Duration up = UP_AT_FIRST.equals(NONE) ? NONE : uptime();
        if (up.equals(NONE)) {
            return awake;
        }
        Duration slept = up.minus(UP_AT_FIRST).minus(awake.minus(AWAKE_AT_FIRST));
        return slept.isNegative() ? awake : awake.plus(slept);
    }

    private static Duration awake() {
        return Duration.ofNanos(System.nanoTime());
    }

    /** Zero where the system does not tell it. */
    private static Duration uptime() {
        try {
            String seconds = Files.readString(UPTIME).split(" ", 2)[0];
            return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
        } catch (IOException | NumberFormatException unknown) {
            return NONE;
        }
    }
}
