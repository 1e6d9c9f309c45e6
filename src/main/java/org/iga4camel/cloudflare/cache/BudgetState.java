package org.iga4camel.cloudflare.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * What all processes together know of one credential's budget.
 *
 * @param view Cloudflare's last announcement, perhaps outdated; empty when there never was one
 * @param blockedUntil end of the last time-out Cloudflare imposed, perhaps past
 * @param used requests handed out since the instant asked about
 */
public record BudgetState(Optional<BudgetView> view, Optional<Instant> blockedUntil, long used) {}
