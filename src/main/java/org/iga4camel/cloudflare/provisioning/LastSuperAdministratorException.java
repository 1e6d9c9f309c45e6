package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** Fewer accepted Super Administrators would stay than the settings demand. */
@Failure(status = 403, code = "last-super-administrator", title = "Too few Super Administrators would stay")
public final class LastSuperAdministratorException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    LastSuperAdministratorException(String message) {
        super(message);
    }
}
