package org.iga4camel.cloudflare.sync;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.iga4camel.cloudflare.cache.Losses;

/**
 * How much may go in one sync without somebody having a look.
 *
 * @param rows more than this many rows of a kind, and
 * @param percent more than this percentage of the published ones, are too much
 */
record Plausibility(int rows, int percent) {

    /**
     * What speaks against publishing.
     *
     * @param listedNothing words of the kinds of which Cloudflare listed nothing
     */
    Optional<String> objection(List<Losses> losses, Set<String> listedNothing) {
        for (Losses kind : losses) {
            if (kind.kind().equals("member") && kind.staged() == 0) {
                return Optional.of("Cloudflare lists no member, but an account always has one");
            }
            if (listedNothing.contains(kind.kind()) && kind.published() > 0) {
                return Optional.of("Cloudflare lists no " + kind.kind() + ", " + kind.published() + " are published");
            }
            // what something else has published since this run began to read does not go
            if (kind.published() > 0 && kind.staged() == 0 && kind.lost() == kind.published()) {
                return Optional.of("no " + kind.kind() + " would be left of " + kind.published());
            }
            if (kind.lost() > rows && kind.lost() * 100 > kind.published() * percent) {
                return Optional.of(kind.lost() + " of " + kind.published() + " " + kind.kind() + "s would go");
            }
        }
        return Optional.empty();
    }
}
