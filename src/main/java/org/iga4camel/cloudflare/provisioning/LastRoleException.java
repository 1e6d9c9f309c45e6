package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** It is the last role of the member, and Cloudflare has no members without one. */
@Failure(status = 422, code = "last-role", title = "It is the member's last role")
public final class LastRoleException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    LastRoleException(String message) {
        super(message);
    }
}
