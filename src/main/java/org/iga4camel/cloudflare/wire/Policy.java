package org.iga4camel.cloudflare.wire;

import java.util.List;

/**
 * One policy of a member: everything it gives, wherever it applies.
 *
 * <p>Source: Cloudflare API v4, members: {@code policies}.
 *
 * @param access {@code allow} or {@code deny}; anything else as Cloudflare sent it
 * @param powers what may (not) be done
 * @param places where
 */
public record Policy(String access, List<Power> powers, List<Place> places) {

    public Policy {
        powers = List.copyOf(powers);
        places = List.copyOf(places);
    }

    /**
     * A permission group.
     *
     * @param id null when it was not told
     * @param roleId what the right is called among the rights: the role of the same name, else the permission group
     */
    public record Power(String id, String roleId) {}

    /**
     * A resource group.
     *
     * @param id null for one that is told by its objects only
     * @param keys of the objects it covers
     */
    public record Place(String id, List<String> keys) {

        public Place {
            keys = List.copyOf(keys);
        }
    }
}
