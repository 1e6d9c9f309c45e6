package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.PublishedMember;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Tells when a look at a member may show what was before an operation that ended a moment ago. To plan by it would undo
 * that operation.
 *
 * <p>Source: Cloudflare API v4: reads after writes may be stale, also after one that was not.
 */
final class Freshness {

    private final PublishedState published;

    Freshness(PublishedState published) {
        this.published = published;
    }

    /**
     * Whether what was shown differs from what an operation published so recently that it may be older.
     *
     * @param shown null when nobody was
     * @param asked when it was asked for: however late the answer comes, it is no newer than that
     */
    boolean mayBeOlder(String account, String memberId, SeenMember shown, Instant asked) {
        // an end further away than any operation may name comes from a clock that was set back since
        boolean isRecent = published
                .touchedUntil(account, memberId)
                .filter(asked::isBefore)
                .filter(until -> !until.isAfter(asked.plus(AccountSettings.LONGEST_SETTLING)))
                .isPresent();
        return isRecent && !isAsPublished(account, memberId, shown);
    }

    private boolean isAsPublished(String account, String memberId, SeenMember shown) {
        Optional<PublishedMember> known = published.member(account, memberId);
        if (known.isEmpty() || shown == null) {
            return known.isEmpty() && shown == null;
        }
        return shown.hasDeclined() || shown.rights().equals(Rights.of(published.rights(account, memberId)));
    }
}
