package org.iga4camel.cloudflare.sandbox;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Makes identifiers of 32 lower-case hex characters that depend on nothing but the seed and the number of calls. */
final class Ids {

    private static final HexFormat HEX = HexFormat.of();

    private final long seed;
    private final AtomicLong calls = new AtomicLong();

    Ids(long seed) {
        this.seed = seed;
    }

    String next() {
        return hex(seed, calls.incrementAndGet());
    }

    /** The same name and seed always make the same identifier. */
    static String named(long seed, String name) {
        return hex(seed, hash(name));
    }

    /** An identifier of the UUID form that Zero Trust objects carry. */
    static String uuid(long seed, String name) {
        String hex = named(seed, name);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash * 31 + text.charAt(i));
        }
        return hash;
    }

    /** Spreads every bit of the input over the whole result (the finaliser of SplitMix64). */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static String ray(long seed, long number) {
        return HEX.toHexDigits(mix(seed ^ mix(number))) + "-AMS";
    }

    private static String hex(long seed, long value) {
        long high = mix(seed ^ mix(value));
        return HEX.toHexDigits(high) + HEX.toHexDigits(mix(high ^ value));
    }
}
