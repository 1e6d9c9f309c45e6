package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The member is protected by the settings. */
@Failure(status = 403, code = "protected-member", title = "The member is protected")
public final class ProtectedMemberException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    ProtectedMemberException(String message) {
        super(message);
    }
}
