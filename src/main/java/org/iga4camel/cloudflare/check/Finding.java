package org.iga4camel.cloudflare.check;

/**
 * What one probe found out.
 *
 * @param thing what was read or would be done
 * @param permission in Cloudflare's own words
 * @param needed whether the configured use needs it
 * @param detail what will not work without it, or why it was not tested; empty when all is well
 */
public record Finding(String thing, String permission, boolean needed, State state, String detail) {

    /** How a permission stands. */
    public enum State {
        OK("ok"),
        MISSING("missing"),
        NOT_TESTED("not tested");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Whether the configured use cannot work like this. */
    public boolean isObstacle() {
        return needed && state == State.MISSING;
    }
}
