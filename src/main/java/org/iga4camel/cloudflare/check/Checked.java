package org.iga4camel.cloudflare.check;

import java.util.List;

/** What a check of one account found out. */
public record Checked(Identity identity, List<Finding> findings) {

    /** Whether the configured use cannot work like this. */
    public boolean hasObstacle() {
        return findings.stream().anyMatch(Finding::isObstacle);
    }
}
