package org.iga4camel.cloudflare.provisioning;

/** The operation would change the member that the credentials act for. */
public final class OwnIdentityException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    OwnIdentityException(String message) {
        super(message);
    }
}
