package org.iga4camel.cloudflare.sync;

/**
 * What became of the wish to sync an account: a run of one's own has begun, or another that was running was published
 * meanwhile, and its figures are the answer.
 *
 * @param run null where another's is the answer
 * @param result null where a run of one's own has begun
 */
public record Turn(SyncRun run, SyncResult result) {

    static Turn begun(SyncRun run) {
        return new Turn(run, null);
    }

    static Turn waitedFor(SyncResult result) {
        return new Turn(null, result);
    }

    public boolean isOwn() {
        return run != null;
    }
}
