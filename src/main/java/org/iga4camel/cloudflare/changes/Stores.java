package org.iga4camel.cloudflare.changes;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.ChangeReader;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.PresentState;

/**
 * What feeds need of one database.
 *
 * @param added names of the changes that add objects, by kind
 */
record Stores(
        ConsumerStore consumers, ChangeReader changes, DatabaseLock locks, Path database, Map<String, String> added) {

    /** The account's present state, empty when it was never published. */
    Optional<PresentState> present(Subscription subscription, Instant now) {
        return PresentState.open(database, subscription.account(), now, subscription.kindsAsJson(), added);
    }
}
