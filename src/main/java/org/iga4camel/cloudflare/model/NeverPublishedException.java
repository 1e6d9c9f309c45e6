package org.iga4camel.cloudflare.model;

/** Nothing of an account was published yet, so that an empty answer about its state would be untrue. */
@Failure(status = 409, code = "never-published", title = "Nothing was published yet")
public final class NeverPublishedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public NeverPublishedException(String message) {
        super(message);
    }
}
