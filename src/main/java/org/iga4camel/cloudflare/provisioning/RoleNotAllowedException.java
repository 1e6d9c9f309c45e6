package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The settings do not allow giving or taking this role. */
@Failure(status = 403, code = "role-not-allowed", title = "The role is not allowed")
public final class RoleNotAllowedException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    RoleNotAllowedException(String message) {
        super(message);
    }
}
