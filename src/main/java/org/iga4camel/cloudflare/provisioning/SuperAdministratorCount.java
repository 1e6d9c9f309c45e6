package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.SuperAdministrator;

/** Counts the accepted Super Administrators that would stay, looking at one after the other until there are enough. */
final class SuperAdministratorCount {

    private final Deque<String> candidates;
    private final int needed;
    private int found;

    SuperAdministratorCount(Collection<String> candidates, int needed) {
        this.candidates = new ArrayDeque<>(candidates);
        this.needed = needed;
    }

    /** Whether the member may do everything, now. */
    static boolean isOne(Member member, String wholeAccountKey) {
        return member != null && member.isAccepted() && hasTheRight(member, wholeAccountKey);
    }

    /** Whether the member may do everything, as far as Cloudflare told. */
    static boolean mayBeOne(Member member, String wholeAccountKey) {
        return member != null
                && !member.isPending()
                && !member.hasDeclined()
                && (!member.rightsTold() || hasTheRight(member, wholeAccountKey));
    }

    private static boolean hasTheRight(Member member, String wholeAccountKey) {
        return member.rights().has(right(Right.ALLOW, wholeAccountKey))
                && !member.rights().has(right("deny", wholeAccountKey));
    }

    static Right right(String access, String wholeAccountKey) {
        return new Right(SuperAdministrator.ID, SuperAdministrator.NAME, Right.ROLE, access, wholeAccountKey, null);
    }

    boolean isOpen() {
        return found < needed && !candidates.isEmpty();
    }

    /** The member to look at. */
    String next() {
        return candidates.getFirst();
    }

    void looked(boolean isOne) {
        candidates.removeFirst();
        found += isOne ? 1 : 0;
    }

    boolean areEnough() {
        return found >= needed;
    }

    int found() {
        return found;
    }
}
