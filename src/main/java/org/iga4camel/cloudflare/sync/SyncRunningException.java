package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** Another sync of the account is under way, in this process or another. */
public final class SyncRunningException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public SyncRunningException(String alias) {
        super("Another sync of account " + alias + " is running; wait for it to end");
    }
}
