package org.iga4camel.cloudflare.settings;

import java.util.Set;

/** What is to be mounted. A type of its own, since a set does not tell what it is of. */
record Parts(Set<Part> all) {

    Parts {
        all = Set.copyOf(all);
    }
}
