package org.iga4camel.cloudflare.safety;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxMember;

/**
 * Who is a member of the account and holds what, at one moment, as the sandbox itself knows it.
 *
 * @param members by member id, of every status, in the words of the public view
 * @param grants all rights; a rejected invitation has none
 */
record Truth(Map<String, Map<String, Object>> members, Set<SandboxGrant> grants) {

    /** @param everybody ids of all who ever were a member: the rejected are in no list of the sandbox's hooks */
    static Truth of(SandboxAccount account, Collection<String> everybody) {
        Map<String, Map<String, Object>> members = new TreeMap<>();
        for (String id : everybody) {
            account.member(id).ifPresent(member -> members.put(id, row(member)));
        }
        return new Truth(members, Set.copyOf(account.grants()));
    }

    boolean has(String member) {
        return members.containsKey(member);
    }

    Set<SandboxGrant> grants(String member) {
        return of(grants, member);
    }

    static Set<SandboxGrant> of(Set<SandboxGrant> grants, String member) {
        return grants.stream().filter(grant -> grant.memberId().equals(member)).collect(Collectors.toSet());
    }

    private static Map<String, Object> row(SandboxMember member) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("member_id", member.id());
        row.put("user_id", member.userId());
        row.put("email", member.email());
        row.put("first_name", member.firstName());
        row.put("last_name", member.lastName());
        row.put("status", member.status());
        row.put("mfa_enabled", member.twoFactor() ? 1 : 0);
        return row;
    }
}
