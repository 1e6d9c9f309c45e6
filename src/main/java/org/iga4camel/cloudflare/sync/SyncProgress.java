package org.iga4camel.cloudflare.sync;

import java.util.OptionalLong;
import org.iga4camel.cloudflare.kinds.AccountList;

/** Is told how a sync gets on; called from several threads, and must return at once. */
@FunctionalInterface
public interface SyncProgress {

    /**
     * A page was staged.
     *
     * @param page its number in the list
     * @param pages pages of the list, empty while that is not known
     */
    void staged(SyncRun run, AccountList list, int page, OptionalLong pages);
}
