package org.iga4camel.cloudflare.cache;

/** The database file cannot be opened, or not as it would have to be: it or its folder is not open to this process. */
public final class DatabaseUnreachableException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
