package org.iga4camel.cloudflare.provisioning;

/** The member is protected by the settings. */
public final class ProtectedMemberException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    ProtectedMemberException(String message) {
        super(message);
    }
}
