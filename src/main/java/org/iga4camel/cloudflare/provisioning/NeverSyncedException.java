package org.iga4camel.cloudflare.provisioning;

/** The account was never synced, so that its roles are not known. */
public final class NeverSyncedException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    NeverSyncedException(String message) {
        super(message);
    }
}
