package org.iga4camel.cloudflare.api;

import java.util.Set;
import org.iga4camel.cloudflare.settings.RestRight;

/**
 * Who sent a request.
 *
 * @param name of the key that came with it; no key's name for everybody without a valid one
 * @param rights what the key allows; empty without a valid one
 * @param requestsPerMinute how many requests of this name are let in
 */
public record Caller(String name, Set<RestRight> rights, int requestsPerMinute) {

    /** A key's name cannot look like this. */
    private static final String NOBODY = "(no key)";

    public Caller {
        rights = Set.copyOf(rights);
    }

    /** Everybody without a valid key. */
    static Caller nobody(int requestsPerMinute) {
        return new Caller(NOBODY, Set.of(), requestsPerMinute);
    }

    /**
     * Lets the request go on if its key allows it.
     *
     * @throws KeyRefusedException without a valid key
     * @throws RightMissingException when the key does not allow it
     */
    void require(RestRight right) {
        if (name.equals(NOBODY)) {
            throw new KeyRefusedException();
        }
        if (!rights.contains(right)) {
            throw new RightMissingException(right, name);
        }
    }
}
