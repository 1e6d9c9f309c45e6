package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom an operation is about, and what Cloudflare showed of them while it went on.
 *
 * @param memberId null when only the address is known
 * @param email null when it is not known
 * @param formerMemberId the id before a reinvitation, null where there is none
 * @param last what was shown last, null before the outcome of a first look
 * @param first what was shown before the first write, null before there is a plan
 * @param former who the member was before it went, null when that is not known
 * @param gone ids of which Cloudflare said that nobody has them
 */
record Subject(
        String memberId,
        String email,
        String formerMemberId,
        Sight last,
        Sight first,
        Situation.Former former,
        List<String> gone) {

    Subject {
        gone = List.copyOf(gone);
    }

    /** Whom a request names. */
    static Subject of(OperationRequest request) {
        String email = request.memberId() == null ? request.email() : null;
        return new Subject(request.memberId(), email, null, null, null, null, List.of());
    }

    /** As Cloudflare last showed it; null when it is not there, or was not looked for. */
    SeenMember member() {
        return last == null ? null : last.member();
    }

    /** @param address null when it was not told */
    Subject named(String id, String address) {
        return new Subject(id, address == null ? email : address, formerMemberId, last, first, former, gone);
    }

    /** @param who null when nothing is known of it */
    Subject inPlaceOf(String id, Situation.Former who) {
        return new Subject(memberId, email, id, last, first, who, gone);
    }

    Subject shown(Sight sight) {
        return new Subject(memberId, email, formerMemberId, sight, first, former, gone);
    }

    /** What is shown now is what the operation begins with. */
    Subject begun() {
        return new Subject(memberId, email, formerMemberId, last, last, former, gone);
    }

    Subject without(List<String> missing) {
        List<String> all = new ArrayList<>(gone);
        missing.stream().filter(id -> !all.contains(id)).forEach(all::add);
        return new Subject(memberId, email, formerMemberId, last, first, former, all);
    }
}
