package org.iga4camel.cloudflare.provisioning;

/** It is the last role of the member, and Cloudflare has no members without one. */
public final class LastRoleException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    LastRoleException(String message) {
        super(message);
    }
}
