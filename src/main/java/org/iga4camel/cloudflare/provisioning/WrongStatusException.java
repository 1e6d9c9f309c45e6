package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The status of the member does not allow the operation: an accepted member cannot be invited again. */
@Failure(status = 422, code = "wrong-status", title = "The member's status does not allow it")
public final class WrongStatusException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    WrongStatusException(String message) {
        super(message);
    }
}
