package org.iga4camel.cloudflare.provisioning;

/** No role has this id or name, or several have the name. The message tells the candidates. */
public final class UnknownRoleException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownRoleException(String message) {
        super(message);
    }
}
