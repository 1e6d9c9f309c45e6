package org.iga4camel.cloudflare.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** How an account's requests are authenticated. No implementation shows its secret when printed. */
public sealed interface Credential {

    /** The request headers that authenticate, ready to send. They hold the secret in clear: never log them. */
    Map<String, String> headers();

    /**
     * Names this credential without telling it: the first 32 hexadecimal characters of SHA-256 over the kind and the
     * secret. Two accounts with the same credential share it, as they share Cloudflare's request limit.
     */
    String digest();

    /** A text of others without the secret, which some repeat in what they answer. */
    String masked(String text);

    /** An API token, sent as bearer token. */
    record ApiToken(Secret token) implements Credential {

        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token.reveal());
        }

        @Override
        public String digest() {
            return digestOf("token", token);
        }

        @Override
        public String masked(String text) {
            return text.replace(token.reveal(), token.toString());
        }
    }

    /** The legacy global key of one user, sent together with that user's e-mail address. */
    record GlobalKey(String email, Secret key) implements Credential {

        @Override
        public Map<String, String> headers() {
            return Map.of("X-Auth-Email", email, "X-Auth-Key", key.reveal());
        }

        @Override
        public String digest() {
            return digestOf("global-key", key);
        }

        @Override
        public String masked(String text) {
            return text.replace(key.reveal(), key.toString());
        }
    }

    private static String digestOf(String kind, Secret secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind + ' ' + secret.reveal()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
