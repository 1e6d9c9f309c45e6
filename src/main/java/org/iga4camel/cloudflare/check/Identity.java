package org.iga4camel.cloudflare.check;

import java.util.Optional;

/**
 * Whose a credential is and what it may do, as far as Cloudflare tells. Texts of Cloudflare's are as they came.
 *
 * @param accountName of the account that it is used on
 * @param kind for people, begins a sentence
 * @param owner for people: who it belongs to
 * @param name that its owner gave it
 * @param status such as {@code active}
 * @param expiresOn instant after which it is refused; empty when it has none or none is told
 */
public record Identity(
        Optional<String> accountName,
        String kind,
        Optional<String> owner,
        Optional<String> id,
        Optional<String> name,
        Optional<String> status,
        Optional<String> expiresOn,
        Writing writing) {

    /**
     * Whether it may change the members.
     *
     * @param permission the permission that decides, in Cloudflare's own words
     */
    public record Writing(State state, String permission) {}

    /** What is known of it. */
    public enum State {
        ALLOWED,
        NOT_ALLOWED,
        /** Nothing but writing would show it. */
        UNKNOWN
    }
}
