package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whom an operation is about, and what Cloudflare showed of them while it went on. */
final class Subject {

    private final Set<String> gone = new LinkedHashSet<>();
    private String memberId;
    private String formerMemberId;
    private String email;
    private Member member;
    private Member first;
    private Instant lookedAt;
    private Instant firstLookedAt;
    private boolean seen;
    private Situation.Former former;

    /**
     * Whom a request names.
     *
     * @param memberId null when only the address is known
     * @param email null when only the id is known
     */
    Subject(String memberId, String email) {
        this.memberId = memberId;
        this.email = email;
    }

    String memberId() {
        return memberId;
    }

    String formerMemberId() {
        return formerMemberId;
    }

    String email() {
        return email;
    }

    void isAbout(String id, String address) {
        memberId = id;
        email = address == null ? email : address;
    }

    void isAboutFormer(String id) {
        formerMemberId = id;
    }

    /** When Cloudflare was last asked for it; null when it never was. */
    Instant lookedAt() {
        return lookedAt;
    }

    /** As Cloudflare last showed it; null when it is not there. */
    Member member() {
        return member;
    }

    void sees(Member shown) {
        member = shown;
        seen = true;
    }

    /** As Cloudflare showed it before the first write; null when it was not there. */
    Member first() {
        return first;
    }

    void beganWith(Member shown) {
        first = shown;
        firstLookedAt = lookedAt;
    }

    /** Cloudflare is being asked for it. */
    void isLookedAt(Instant now) {
        lookedAt = now;
    }

    /** When Cloudflare was asked for {@link #first}; null when it never was. */
    Instant firstLookedAt() {
        return firstLookedAt;
    }

    /** Who the member was before it went; null when that is not known. */
    Situation.Former former() {
        return former;
    }

    void remembers(Situation.Former gone) {
        former = gone;
    }

    /** The former one is not who it is about after all. */
    void forgetsFormer() {
        formerMemberId = null;
        former = null;
    }

    /** Ids of which Cloudflare said that nobody has them. */
    Set<String> gone() {
        return gone;
    }

    void isGone(String missing) {
        gone.add(missing);
    }

    /** Whether anybody was looked for and the outcome is known. */
    boolean wasSeen() {
        return seen;
    }
}
