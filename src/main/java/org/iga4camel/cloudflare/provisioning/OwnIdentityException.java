package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The operation would change the member that the credentials act for. */
@Failure(status = 403, code = "own-identity", title = "The credentials act for this member")
public final class OwnIdentityException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    OwnIdentityException(String message) {
        super(message);
    }
}
