package org.iga4camel.cloudflare.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The Cloudflare users behind the memberships: one id per e-mail address, the same in every account. */
final class UserDirectory {

    private final long seed;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    UserDirectory(long seed) {
        this.seed = seed;
    }

    /** Makes sure that a user with this address exists, and gives their id. */
    String register(String email) {
        String key = MemberStore.key(email);
        known.add(key);
        return Ids.named(seed, "user " + key);
    }

    boolean exists(String email) {
        return known.contains(MemberStore.key(email));
    }
}
