package org.iga4camel.cloudflare.cache;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** The cache database or its lock file cannot be used: disk full, no permission, kept busy by somebody for too long. */
public final class CacheException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public CacheException(String message, Throwable cause) {
        super(message, cause);
    }
}
