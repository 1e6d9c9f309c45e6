package org.iga4camel.cloudflare.model;

/**
 * The family of everything this component throws on purpose. Each subclass is one cause that a caller would treat
 * differently; the message is one sentence for a person: what happened, to what, and what to do.
 */
public abstract class CloudflareIgaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected CloudflareIgaException(String message) {
        super(PlainText.of(message));
    }

    protected CloudflareIgaException(String message, Throwable cause) {
        super(PlainText.of(message), cause);
    }
}
