package org.iga4camel.cloudflare.model;

import java.util.Locale;

/** How a sync run stands. */
public enum RunStatus {
    RUNNING,
    PUBLISHED,
    /** The lists could not be proven whole; the published state was kept. */
    INCOMPLETE,
    /** The lists were whole but too much would have gone; the published state was kept until somebody releases it. */
    HELD,
    FAILED;

    /** As it stands in the database and in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
