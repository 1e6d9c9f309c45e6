package org.iga4camel.cloudflare.model;

import java.util.Optional;

/** Finds what went wrong behind the wrappings that a route puts around it. */
public final class Causes {

    private Causes() {}

    /** The outermost of a failure and its causes that is of a type. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /**
     * What a failure says to people: the message of its cause in our family, or else its first cause in words. One line,
     * never null or blank.
     */
    public static String sentence(Throwable failure) {
        return find(failure, CloudflareIgaException.class)
                .map(Throwable::getMessage)
                .orElseGet(() -> FirstCause.inWords(failure));
    }
}
