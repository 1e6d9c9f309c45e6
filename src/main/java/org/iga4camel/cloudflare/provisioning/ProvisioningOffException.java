package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** Writing to this account is not allowed by the settings. */
@Failure(status = 403, code = "provisioning-off", title = "Writing is off")
public final class ProvisioningOffException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    ProvisioningOffException(String message) {
        super(message);
    }
}
