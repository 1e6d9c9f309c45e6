package org.iga4camel.cloudflare.provisioning;

/** Fewer accepted Super Administrators would stay than the settings demand. */
public final class LastSuperAdministratorException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    LastSuperAdministratorException(String message) {
        super(message);
    }
}
