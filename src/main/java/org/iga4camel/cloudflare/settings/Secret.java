package org.iga4camel.cloudflare.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be shown: a token, a key. Printing it shows {@code *****}; only {@link #reveal()} gives the text.
 */
public final class Secret {

    private static final String MASK = "*****";

    private final String text;

    private Secret(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** Wraps {@code text}, which is not null. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, for the one place that sends or compares it. */
    public String reveal() {
        return text;
    }

    /** Compares in constant time, so that a caller who guesses learns nothing from how long the answer took. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
