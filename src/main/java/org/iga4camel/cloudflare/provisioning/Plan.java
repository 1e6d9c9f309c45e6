package org.iga4camel.cloudflare.provisioning;

import java.util.List;

/**
 * What an operation would do: the member's rights before and after, and the requests in between.
 *
 * @param before nothing when the member is not there
 * @param present whether there is a member afterwards
 * @param writes in order; empty when everything is as asked already
 * @param detail a sentence for people about what they may not expect, null when there is none
 */
record Plan(Rights before, Rights after, boolean present, List<Write> writes, String detail) {

    Plan {
        writes = List.copyOf(writes);
    }

    static Plan unchanged(Rights rights, boolean present, String detail) {
        return new Plan(rights, rights, present, List.of(), detail);
    }

    boolean isUnchanged() {
        return writes.isEmpty();
    }

    /** The request to send now; the ones after it are planned again once it is carried out. */
    Write next() {
        return writes.get(0);
    }

    Rights gains() {
        return after.without(before);
    }

    Rights losses() {
        return before.without(after);
    }

    /**
     * Whether a write is carried out.
     *
     * @param member as Cloudflare shows it, null when it shows none
     */
    boolean isReached(Write write, SeenMember member) {
        if (write.removes()) {
            return member == null;
        }
        if (member == null || member.hasDeclined()) {
            return false;
        }
        return write.invites()
                ? member.rights().hasAll(after)
                : member.rights().hasAll(gains()) && !member.rights().hasAnyOf(losses());
    }

    /**
     * Whether policies that Cloudflare did not tell may hold what a write was to take, or what it was to give and is not
     * seen.
     */
    boolean isHidden(Write write, SeenMember member) {
        if (member == null || write.removes() || member.rightsTold()) {
            return false;
        }
        return !losses().isEmpty() || (!member.hasDeclined() && !isReached(write, member));
    }

    /** The rights that were to stay and are not there. */
    Rights missingFrom(SeenMember member) {
        return member == null ? Rights.NONE : after.without(member.rights());
    }
}
