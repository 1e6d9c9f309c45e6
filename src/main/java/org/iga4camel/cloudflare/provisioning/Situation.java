package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Everything that a planner decides by.
 *
 * @param memberId null when no member is known
 * @param email null when it is not known
 * @param member as Cloudflare showed it just now, null when it is not there
 * @param former who the member was before it went, null when that is not known
 */
record Situation(
        AccountSettings account, String memberId, String email, SeenMember member, Former former, Catalogue catalogue) {

    /**
     * A member that is not there any more.
     *
     * @param rights that it had
     * @param invitation whether it was an invitation that nobody withdrew, rather than somebody who was removed
     */
    record Former(String email, Rights rights, boolean invitation) {}

    Roles roles() {
        return catalogue.roles();
    }

    Scopes scopes() {
        return catalogue.scopes();
    }

    /** For people. */
    String whom() {
        if (member != null && member.email() != null) {
            return member.email();
        }
        return email != null ? email : "member " + memberId;
    }

    /** The member, who must be there. */
    SeenMember requireMember() {
        if (member == null) {
            throw new UnknownMemberException("Account " + account.alias() + " has no " + whomExactly()
                    + ": look it up in the members, or invite it");
        }
        return member;
    }

    String membersPath() {
        return "/accounts/" + account.accountId() + "/members";
    }

    private String whomExactly() {
        return memberId != null ? "member " + memberId : "member with the e-mail address " + email;
    }
}
