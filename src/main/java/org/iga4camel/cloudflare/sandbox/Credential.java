package org.iga4camel.cloudflare.sandbox;

import java.util.List;
import java.util.Set;

/**
 * What a request may authenticate with.
 *
 * @param id token id, or the user's id for a global key
 * @param kind whose it is
 * @param email the user behind it, null for an account-owned token
 * @param userId null for an account-owned token
 * @param accounts account ids it covers; empty for a global key, which covers every account its user is a member of
 */
record Credential(
        String id,
        Kind kind,
        String name,
        String email,
        String userId,
        Set<String> permissions,
        List<String> accounts) {

    enum Kind {
        ACCOUNT_TOKEN,
        USER_TOKEN,
        GLOBAL_KEY
    }

    boolean isAccountOwned() {
        return kind == Kind.ACCOUNT_TOKEN;
    }

    /** Dashboard, key and all tokens of a user share one budget; an account-owned token has its own. */
    String budgetKey() {
        return isAccountOwned() ? id : userId;
    }

    boolean covers(SandboxAccount account) {
        if (kind != Kind.GLOBAL_KEY) {
            return accounts.contains(account.id());
        }
        return account.read(() -> account.members
                .byEmail(email)
                .filter(member -> member.status().equals(MemberState.ACCEPTED))
                .isPresent());
    }

    boolean has(Need need) {
        return kind == Kind.GLOBAL_KEY
                || need.anyOf.isEmpty()
                || need.anyOf.stream().anyMatch(permissions::contains);
    }
}
