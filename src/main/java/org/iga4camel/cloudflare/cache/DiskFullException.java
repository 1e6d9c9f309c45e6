package org.iga4camel.cloudflare.cache;

import org.iga4camel.cloudflare.model.Failure;

/** There is no room for what was to be written. Nothing of it was; what stood in the database before still does. */
@Failure(
        status = 503,
        code = "disk-full",
        title = "There is no room on the disk",
        sentence = "Nothing is wrong with the request: this service finds its disk full; the log says where")
public final class DiskFullException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
