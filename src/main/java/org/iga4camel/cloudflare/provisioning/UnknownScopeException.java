package org.iga4camel.cloudflare.provisioning;

/** The scope is none of this account. */
public final class UnknownScopeException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownScopeException(String message) {
        super(message);
    }
}
