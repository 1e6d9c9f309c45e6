package org.iga4camel.cloudflare.cache;

/** The database file is no SQLite database, is damaged, or is not the one that was opened. It is left as it is. */
public final class DatabaseDamagedException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
