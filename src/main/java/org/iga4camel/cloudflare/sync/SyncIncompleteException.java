package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.RunStatus;

/** A list could not be proven whole, however often it was read. */
public final class SyncIncompleteException extends SyncNotPublishedException {

    private static final long serialVersionUID = 1L;

    public SyncIncompleteException(long run, String message) {
        super(run, message);
    }

    @Override
    RunStatus status() {
        return RunStatus.INCOMPLETE;
    }
}
