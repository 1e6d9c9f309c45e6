package org.iga4camel.cloudflare.cache;

import java.time.Instant;
import java.util.List;
import org.iga4camel.cloudflare.model.Right;

/**
 * What the changes tell of a member that is published no longer.
 *
 * @param memberId never null
 * @param email its address when it went, null when Cloudflare never told it
 * @param status its last status, {@code rejected} for an invitation that was declined; null when Cloudflare never told it
 * @param firstSeenAt its earliest change; of a member older than the changes that are kept, later than it really came
 * @param wasRemoved whether an operation was asked to remove it
 * @param rights what it lost when it went, ordered by role, access and scope
 */
public record FormerMember(
        String memberId, String email, String status, Instant firstSeenAt, boolean wasRemoved, List<Right> rights) {

    public FormerMember {
        rights = List.copyOf(rights);
    }
}
