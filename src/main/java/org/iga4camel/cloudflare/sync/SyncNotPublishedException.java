package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.RunStatus;

/** A sync ended without publishing; the last published state is kept. */
public abstract class SyncNotPublishedException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    private final long run;

    protected SyncNotPublishedException(long run, String message) {
        super(message);
        this.run = run;
    }

    /** Id of the run, as in the view {@code sync_runs}. */
    public long run() {
        return run;
    }

    abstract RunStatus status();
}
