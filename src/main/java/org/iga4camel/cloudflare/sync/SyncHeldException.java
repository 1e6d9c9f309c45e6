package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.RunStatus;

/** Publishing would have taken away more than is plausible; somebody has to release the run. */
public final class SyncHeldException extends SyncNotPublishedException {

    private static final long serialVersionUID = 1L;

    public SyncHeldException(long run, String message) {
        super(run, message);
    }

    @Override
    RunStatus status() {
        return RunStatus.HELD;
    }
}
