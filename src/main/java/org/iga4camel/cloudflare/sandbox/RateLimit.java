package org.iga4camel.cloudflare.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A window of five minutes per credential; whoever goes beyond it is shut out for the next five. */
final class RateLimit {

    static final Duration WINDOW = Duration.ofMinutes(5);

    /** What one request may do. */
    record Decision(boolean refused, int remaining, long resetSeconds) {}

    private static final class Window {
        private Instant end;
        private int used;
        private boolean shut;
    }

    private final Map<String, Window> windows = new HashMap<>();

    synchronized Decision take(String key, int budget, Instant now) {
        Window window = windows.computeIfAbsent(key, any -> new Window());
        if (window.end == null || !now.isBefore(window.end)) {
            window.end = now.plus(WINDOW);
            window.used = 0;
            window.shut = false;
        }
        if (!window.shut && window.used >= budget) {
            window.shut = true;
            window.end = now.plus(WINDOW);
        }
        if (!window.shut) {
            window.used++;
        }
        long millis = Duration.between(now, window.end).toMillis();
        return new Decision(window.shut, window.shut ? 0 : budget - window.used, Math.max(1, (millis + 999) / 1000));
    }
}
