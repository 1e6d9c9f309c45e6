package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** Cloudflare answered something that cannot be an answer to what was asked. */
public final class UnexpectedAnswerException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
