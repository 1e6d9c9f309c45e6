package org.iga4camel.cloudflare.provisioning;

/** The status of the member does not allow the operation: an accepted member cannot be invited again. */
public final class WrongStatusException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    WrongStatusException(String message) {
        super(message);
    }
}
