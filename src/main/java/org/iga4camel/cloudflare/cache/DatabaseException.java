package org.iga4camel.cloudflare.cache;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** The cache database failed, for a reason that lies in the file, the disk or this program. */
public class DatabaseException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
