package org.iga4camel.cloudflare.safety;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxMember;

/**
 * An operation that a process is killed in, about somebody whom no other operation is about.
 *
 * @param memberId null for somebody who is to be invited
 */
record OrderedOperation(OperationKind kind, String email, String memberId) {

    private static final String ANALYTICS = "Analytics";
    private static final String DNS = "DNS";

    /** Puts whom it is about into the account. */
    static OrderedOperation in(SandboxAccount account, OperationKind kind, int number) {
        String email = kind.text() + number + "@example.com";
        String analytics = account.roleId(ANALYTICS);
        String member = switch (kind) {
            case INVITE -> null;
            case GRANT -> account.add(email, analytics);
            case REMOVE, REVOKE -> account.add(email, analytics, account.roleId(DNS));
            case REINVITE -> account.invite(email, analytics);
        };
        return new OrderedOperation(kind, email, member);
    }

    /** What a process is told. */
    String order() {
        return switch (kind) {
            case INVITE, GRANT, REVOKE -> kind.text() + " email=" + email + " role=" + DNS;
            case REMOVE, REINVITE -> kind.text() + " memberId=" + memberId;
        };
    }

    /** Requests that it sends in a process that does not know yet whom its credentials act for. */
    int requests() {
        return switch (kind) {
            case INVITE -> 3;
            case GRANT, REVOKE, REMOVE -> 4;
            case REINVITE -> 6;
        };
    }

    /** Requests that change something, counted among all of them. */
    Set<Integer> writes() {
        return switch (kind) {
            case INVITE -> Set.of(2);
            case GRANT, REVOKE, REMOVE -> Set.of(3);
            case REINVITE -> Set.of(3, 5);
        };
    }

    /** The roles of everybody by address, when it is carried out in an account that was like this. */
    Map<String, Set<String>> carriedOut(SandboxAccount account, Map<String, Set<String>> before) {
        Map<String, Set<String>> after = new HashMap<>(before);
        Set<String> own = new TreeSet<>(before.getOrDefault(email, Set.of()));
        switch (kind) {
            case INVITE, GRANT -> own.add(account.roleId(DNS));
            case REVOKE -> own.remove(account.roleId(DNS));
            case REMOVE, REINVITE -> {}
        }
        after.put(email, own);
        if (kind == OperationKind.REMOVE) {
            after.remove(email);
        }
        return after;
    }

    /** The same when the first half of a new invitation is: the old one is withdrawn. */
    Map<String, Set<String>> withdrawn(Map<String, Set<String>> before) {
        Map<String, Set<String>> after = new HashMap<>(before);
        after.remove(email);
        return after;
    }

    /** Whether the account is as it is asked to be. */
    boolean isCarriedOut(SandboxAccount account) {
        String id = account.memberByEmail(email).map(SandboxMember::id).orElse(null);
        return switch (kind) {
            case INVITE -> id != null;
            case REMOVE -> id == null;
            case REINVITE -> id != null && !id.equals(memberId);
            case GRANT -> hasDns(account);
            case REVOKE -> !hasDns(account);
        };
    }

    /** The roles of everybody by address, as the sandbox itself knows them. */
    static Map<String, Set<String>> roles(SandboxAccount account) {
        Map<String, Set<String>> roles = new HashMap<>();
        for (SandboxMember member : account.members()) {
            Set<String> own = new TreeSet<>();
            account.grants(member.id()).forEach(grant -> own.add(grant.roleId()));
            roles.put(member.email(), own);
        }
        return roles;
    }

    private boolean hasDns(SandboxAccount account) {
        return roles(account).get(email).contains(account.roleId(DNS));
    }
}
