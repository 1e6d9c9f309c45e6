package org.iga4camel.cloudflare.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Keeps a value for a moment, so that several gauges read by one scrape ask the database once. Safe for several threads. */
final class Recent<T> implements Supplier<T> {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private final InstantSource clock;
    private T value;
    private Instant readAt;

    Recent(Supplier<T> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized T get() {
        Instant now = clock.instant();
        boolean old = readAt == null || now.isBefore(readAt) || !now.isBefore(readAt.plus(MOMENT));
        if (old) {
            value = source.get();
            readAt = now;
        }
        return value;
    }
}
