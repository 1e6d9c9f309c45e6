package org.iga4camel.cloudflare.settings;

import java.util.Set;

/** Several values of one option, in no order. A type of its own, since a set does not tell what it is of. */
record Words(Set<String> all) {

    Words {
        all = Set.copyOf(all);
    }
}
