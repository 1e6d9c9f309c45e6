package org.iga4camel.cloudflare.model;

/** Changes cannot be told without a gap from where a caller is: it has to begin anew with the present state. */
@Failure(status = 410, code = "position-lost", title = "Changes are missing from there on")
public final class PositionLostException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public PositionLostException(String message) {
        super(message);
    }
}
