package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** Another sync of the account is under way, in this process or another. */
@Failure(status = 409, code = "sync-running", title = "Another sync is running")
public final class SyncRunningException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    private final boolean here;

    /** @param here whether it is this process that runs it */
    public SyncRunningException(String alias, boolean here) {
        super("Another sync of account " + alias + " is running; wait for it to end");
        this.here = here;
    }

    /** Whether it is this process that runs it. */
    public boolean isHere() {
        return here;
    }
}
