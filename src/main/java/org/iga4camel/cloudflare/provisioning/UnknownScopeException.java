package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The scope is none of this account. */
@Failure(status = 422, code = "unknown-scope", title = "There is no such scope")
public final class UnknownScopeException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownScopeException(String message) {
        super(message);
    }
}
