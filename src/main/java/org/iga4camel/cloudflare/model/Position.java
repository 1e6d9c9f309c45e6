package org.iga4camel.cloudflare.model;

/**
 * How far a consumer has come with the changes of an account. It only ever goes forward: from a snapshot to another one
 * of a later state, from a snapshot to the changes behind it, from a change to a later one.
 */
public sealed interface Position {

    /** In the column {@code position} for {@link InSnapshot}. */
    String SNAPSHOT = "snapshot";

    /** In the column {@code position} for {@link After}. */
    String AFTER = "after";

    /**
     * Somewhere in a snapshot, or before it.
     *
     * @param changeId the newest change that the snapshot shows; 0 for none
     */
    record InSnapshot(long changeId) implements Position {

        @Override
        public String text() {
            return SNAPSHOT;
        }
    }

    /**
     * Behind a change.
     *
     * @param changeId the change; 0 is before the first one
     */
    record After(long changeId) implements Position {

        @Override
        public String text() {
            return AFTER;
        }
    }

    /**
     * The position of its two columns.
     *
     * @throws IllegalArgumentException when there is no position of that name
     */
    static Position of(String text, long changeId) {
        return switch (text) {
            case SNAPSHOT -> new InSnapshot(changeId);
            case AFTER -> new After(changeId);
            default -> throw new IllegalArgumentException("There is no position '" + text + "'");
        };
    }

    /** The changes up to this one are needed no more. */
    long changeId();

    /** Its name in the database. */
    String text();
}
