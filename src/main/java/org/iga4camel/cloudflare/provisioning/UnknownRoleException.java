package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** No role has this id or name, or several have the name. The message tells the candidates. */
@Failure(status = 422, code = "unknown-role", title = "There is no such role, or there are several")
public final class UnknownRoleException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownRoleException(String message) {
        super(message);
    }
}
