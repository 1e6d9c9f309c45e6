package org.iga4camel.cloudflare.paging;

/** A list has more pages than any is believed to have; to read it again would not help. */
public final class EndlessListException extends BrokenReadingException {

    private static final long serialVersionUID = 1L;

    EndlessListException(int mostPages) {
        super("it would have more than " + mostPages + " pages, which no account is believed to have");
    }
}
