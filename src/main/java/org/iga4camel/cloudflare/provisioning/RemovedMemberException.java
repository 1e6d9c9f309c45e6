package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/**
 * Whom an operation is to invite again was removed: no invitation that lapsed is sent again, but somebody who left would
 * come back with all rights. Lifted by the field {@code restore}.
 */
@Failure(status = 422, code = "removed-member", title = "The member was removed")
public final class RemovedMemberException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    RemovedMemberException(String message) {
        super(message);
    }
}
