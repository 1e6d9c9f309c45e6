package org.iga4camel.cloudflare.settings;

import java.util.Arrays;
import java.util.Optional;

/** What a REST key can allow. */
public enum RestRight {
    /** To see everything, and to start a sync. */
    READ("read"),
    /** To change members and roles at Cloudflare, and to release a held sync run. */
    PROVISION("provision");

    private final String word;

    RestRight(String word) {
        this.word = word;
    }

    /** How settings and answers call it. */
    public String word() {
        return word;
    }

    static Optional<RestRight> of(String word) {
        return Arrays.stream(values()).filter(right -> right.word.equals(word)).findFirst();
    }
}
