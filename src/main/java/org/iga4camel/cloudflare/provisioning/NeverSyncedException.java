package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The account was never synced, so that its roles are not known. */
@Failure(status = 409, code = "never-synced", title = "The account was never synced")
public final class NeverSyncedException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    NeverSyncedException(String message) {
        super(message);
    }
}
