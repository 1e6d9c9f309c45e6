package org.iga4camel.cloudflare.model;

/** A caller's input is malformed. The message names the field, what is wrong with its value and what is allowed. */
@Failure(status = 400, code = "invalid-input", title = "The input is malformed")
public final class InvalidInputException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }
}
