package org.iga4camel.cloudflare.paging;

/**
 * How far the proof that a list was read whole has come, over at most {@value #MOST_READINGS} readings.
 *
 * @param <R> how its user calls a reading
 * @param readings readings made
 * @param candidate the last reading that a second one with the same ids would prove, null for none
 * @param proven the reading that is proven whole, null while none is
 * @param hopeless whether to read again would not help
 * @param doubt what was wrong with the last reading, null when nothing was
 */
public record ListProof<R>(int readings, R candidate, R proven, boolean hopeless, String doubt) {

    static final int MOST_READINGS = 3;

    public static <R> ListProof<R> begin() {
        return new ListProof<>(0, null, null, false, null);
    }

    /** Whether the list is to be read (again). */
    public boolean isOpen() {
        return proven == null && !hopeless && readings < MOST_READINGS;
    }

    /** The proof after one more reading. */
    public ListProof<R> after(R reading, Completeness completeness, boolean sameIdsAsCandidate) {
        int made = readings + 1;
        String doubt = completeness.doubt();
        return switch (completeness.verdict()) {
            case PROVEN -> new ListProof<>(made, null, reading, false, null);
            case BROKEN -> new ListProof<>(made, candidate, null, false, doubt);
            case HOPELESS -> new ListProof<>(made, candidate, null, true, doubt);
            case NEEDS_SECOND ->
                sameIdsAsCandidate
                        ? new ListProof<>(made, null, reading, false, null)
                        : new ListProof<>(
                                made,
                                reading,
                                null,
                                false,
                                candidate == null ? "no other reading showed the same" : "two readings differ");
        };
    }
}
