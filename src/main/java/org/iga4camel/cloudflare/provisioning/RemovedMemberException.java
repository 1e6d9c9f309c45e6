package org.iga4camel.cloudflare.provisioning;

/**
 * Whom an operation is to invite again was removed: no invitation that lapsed is sent again, but somebody who left would
 * come back with all rights. Lifted by the field {@code restore}.
 */
public final class RemovedMemberException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    RemovedMemberException(String message) {
        super(message);
    }
}
