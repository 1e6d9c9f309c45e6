package org.iga4camel.cloudflare.sync;

import java.util.List;
import org.iga4camel.cloudflare.model.Answer;

/**
 * The figures of a sync that was published, or of a run that ended otherwise.
 *
 * @param run id in the view {@code sync_runs}
 * @param status as in that view
 * @param members published afterwards, null when nothing was published; likewise roles, roleAssignments, changes
 * @param detail why it was not published, null when it was
 * @param warnings sentences for an auditor
 */
public record SyncResult(
        long run,
        String account,
        String accountId,
        String status,
        String startedAt,
        String finishedAt,
        int requests,
        Integer members,
        Integer roles,
        Integer roleAssignments,
        Integer changes,
        String detail,
        List<String> warnings)
        implements Answer {

    /** The figures in one sentence, for a log. */
    public String summary() {
        return "Run " + run + " of account " + account + ' ' + status + ": " + members + " members, " + roles
                + " roles, " + roleAssignments + " role assignments, " + changes + " changes, " + requests
                + " requests";
    }
}
