package org.iga4camel.cloudflare.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.iga4camel.cloudflare.settings.RestKey;

/** A key and the digest that it is known by: digests are of one length, whatever the keys' lengths. */
final class HeldKey {

    private final RestKey key;
    private final byte[] digest;

    HeldKey(RestKey key) {
        this.key = key;
        digest = digest(key.key().reveal());
    }

    RestKey key() {
        return key;
    }

    /** Whether the digest is this key's; it takes the same time for any. */
    boolean isOf(byte[] other) {
        return MessageDigest.isEqual(digest, other);
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
