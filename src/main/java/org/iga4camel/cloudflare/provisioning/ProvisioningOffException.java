package org.iga4camel.cloudflare.provisioning;

/** Writing to this account is not allowed by the settings. */
public final class ProvisioningOffException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    ProvisioningOffException(String message) {
        super(message);
    }
}
