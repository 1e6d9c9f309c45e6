package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The settings do not allow inviting addresses of this domain. */
@Failure(status = 403, code = "domain-not-allowed", title = "The domain is not allowed")
public final class EmailDomainRefusedException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    EmailDomainRefusedException(String message) {
        super(message);
    }
}
