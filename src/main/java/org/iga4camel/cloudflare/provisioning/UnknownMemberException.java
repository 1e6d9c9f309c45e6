package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** There is no such member. */
@Failure(status = 404, code = "unknown-member", title = "There is no such member")
public final class UnknownMemberException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownMemberException(String message) {
        super(message);
    }
}
