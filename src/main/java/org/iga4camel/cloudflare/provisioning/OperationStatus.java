package org.iga4camel.cloudflare.provisioning;

import java.util.Locale;

/** How an operation stands. */
public enum OperationStatus {
    /** Under way, or left by a process that died, or a write left and its outcome is not known yet. */
    OPEN,
    /** Carried out, and seen to be so. */
    APPLIED,
    /** Everything was as asked already. */
    UNCHANGED,
    /** A dry run: this is what would be done. */
    PLANNED,
    /** Refused before anything was written. */
    REFUSED,
    /** Not carried out. */
    FAILED;

    /** As it stands in the journal and in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
