package org.iga4camel.cloudflare.provisioning;

/** There is no such member. */
public final class UnknownMemberException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownMemberException(String message) {
        super(message);
    }
}
