package org.iga4camel.cloudflare.model;

/** What a caller asked for is not in the published state or the histories. */
@Failure(status = 404, code = "not-there", title = "There is no such thing")
public final class NotThereException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public NotThereException(String message) {
        super(message);
    }
}
