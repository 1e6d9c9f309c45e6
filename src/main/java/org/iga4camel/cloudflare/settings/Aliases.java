package org.iga4camel.cloudflare.settings;

import java.util.List;

/** The configured accounts' aliases, in their order. A type of its own, since a list does not tell what it is of. */
record Aliases(List<String> names) {

    Aliases {
        names = List.copyOf(names);
    }
}
