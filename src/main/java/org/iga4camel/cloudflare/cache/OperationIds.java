package org.iga4camel.cloudflare.cache;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Ids of operations: 32 lower-case hex characters laid out as a UUID of version 7 without its dashes, so that ordering
 * by id is ordering by time.
 *
 * <p>Within the process each id is greater than the one before, also in one millisecond and when the clock is set back:
 * the millisecond never decreases, the 12 bits after it count, and a full count moves on to the next millisecond.
 * Source: RFC 9562, 5.7 and 6.2 (method 1).
 */
public final class OperationIds {

    private static final OperationIds OF_THIS_PROCESS = new OperationIds();

    private static final int COUNTS = 1 << 12;
    private static final long RANDOM_BITS = (1L << 62) - 1;

    private final SecureRandom random = new SecureRandom();
    private long millis;
    private int count;

    OperationIds() {}

    /** An id that no other operation has, greater than all that this process made before. */
    public static String nextId(InstantSource clock) {
        return OF_THIS_PROCESS.next(clock.millis());
    }

    synchronized String next(long now) {
        count++;
        if (count == COUNTS) {
            millis++;
            count = 0;
        }
        if (now > millis) {
            millis = now;
            count = random.nextInt(COUNTS / 2); // leaves room to count, and differs from other processes
        }
        long high = (millis << 16) | (7L << 12) | count;
        long low = (2L << 62) | (random.nextLong() & RANDOM_BITS);
        return String.format(Locale.ROOT, "%016x%016x", high, low);
    }
}
