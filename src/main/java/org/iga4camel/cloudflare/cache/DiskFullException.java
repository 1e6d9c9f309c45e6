package org.iga4camel.cloudflare.cache;

/** There is no room for what was to be written. Nothing of it was; what stood in the database before still does. */
public final class DiskFullException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
