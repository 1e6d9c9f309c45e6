package org.iga4camel.cloudflare.settings;

/** Reads an option's text and says what is wrong with it. */
@FunctionalInterface
interface Parser<T> {

    /**
     * The value that {@code text} stands for.
     *
     * @param text neither null nor blank, without blanks around it
     * @throws Malformed when the text is not allowed
     */
    T parse(String text) throws Malformed;

    /** Why a text is not allowed. The message continues a sentence that begins with the option's name. */
    final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String allowed, String wrong) {
            super("must be " + allowed + ", but " + wrong);
        }
    }
}
