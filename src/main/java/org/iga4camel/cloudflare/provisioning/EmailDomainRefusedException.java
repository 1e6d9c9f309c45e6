package org.iga4camel.cloudflare.provisioning;

/** The settings do not allow inviting addresses of this domain. */
public final class EmailDomainRefusedException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    EmailDomainRefusedException(String message) {
        super(message);
    }
}
