package org.iga4camel.cloudflare.provisioning;

/** How far an operation has come, with all that the next step needs to know. */
sealed interface State {

    /** Whom it is about. */
    Subject subject();

    /** What is planned and done until now. */
    Course course();

    /** The journal knows of it, and nobody has looked for the member. */
    record Opened(Subject subject, Course course) implements State {}

    /**
     * The member is being looked for.
     *
     * @param pause milliseconds before the next look
     */
    record Looking(Subject subject, Course course, Search search, long pause) implements State {}

    /** It is known what Cloudflare shows, by which the next plan is made. */
    record Seen(Subject subject, Course course) implements State {}

    /** The plan has something to write, and the guards that need a look at Cloudflare have not looked yet. */
    record Planned(Subject subject, Course course) implements State {}

    /** No guard objects: the next request of the plan may be sent. */
    record Guarded(Subject subject, Course course) implements State {}

    /**
     * A write is on its way or was sent, and what became of it is not known.
     *
     * @param pause milliseconds before the next look
     */
    record Sent(Subject subject, Course course, long pause) implements State {

        /** The same, of which more is known. */
        Sent knowing(Subject shown, Attempt attempt) {
            return new Sent(shown, course.with(attempt), pause);
        }

        /** The write was not carried out. */
        Guarded refused(Attempt attempt) {
            return new Guarded(subject, course.with(attempt));
        }
    }

    /**
     * The outcome is known.
     *
     * @param error why it was refused or failed, null where it was not
     * @param toldBy id of the operation in the journal that tells the outcome: another one for a request that is repeated
     */
    record Ended(Subject subject, Course course, OperationStatus status, String error, String toldBy)
            implements State {}
}
