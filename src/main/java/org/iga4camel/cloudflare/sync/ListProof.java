package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.SyncList;

/**
 * How far the proof that a list was read whole has come, over at most {@value #MOST_READINGS} readings.
 *
 * @param readings readings made
 * @param candidate the last reading that a second one with the same ids would prove, null for none
 * @param proven the reading that is proven whole, null while none is
 * @param doubt what was wrong with the last reading, null when nothing was
 */
public record ListProof(SyncList list, int readings, Reading candidate, Reading proven, String doubt) {

    static final int MOST_READINGS = 3;

    static ListProof begin(SyncList list) {
        return new ListProof(list, 0, null, null, null);
    }

    /** Whether the list is to be read (again). */
    public boolean isOpen() {
        return proven == null && readings < MOST_READINGS;
    }

    /** The proof after one more reading. */
    ListProof after(Reading reading, Completeness completeness, boolean sameIdsAsCandidate) {
        return switch (completeness.verdict()) {
            case PROVEN -> new ListProof(list, readings + 1, null, reading, null);
            case BROKEN -> new ListProof(list, readings + 1, candidate, null, completeness.doubt());
            case NEEDS_SECOND ->
                sameIdsAsCandidate
                        ? new ListProof(list, readings + 1, null, reading, null)
                        : new ListProof(list, readings + 1, reading, null, "two readings differ");
        };
    }
}
