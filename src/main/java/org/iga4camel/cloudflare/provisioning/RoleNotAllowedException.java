package org.iga4camel.cloudflare.provisioning;

/** The settings do not allow giving or taking this role. */
public final class RoleNotAllowedException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    RoleNotAllowedException(String message) {
        super(message);
    }
}
