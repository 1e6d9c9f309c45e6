package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** Cloudflare answered something that cannot be an answer to what was asked. */
@Failure(status = 502, code = "unexpected-answer", title = "Cloudflare's answer makes no sense")
public final class UnexpectedAnswerException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
