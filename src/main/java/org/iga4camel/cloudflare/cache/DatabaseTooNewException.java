package org.iga4camel.cloudflare.cache;

/** The database was written by a newer version of this component. It is left as it is. */
public final class DatabaseTooNewException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseTooNewException(String message) {
        super(message, null);
    }
}
