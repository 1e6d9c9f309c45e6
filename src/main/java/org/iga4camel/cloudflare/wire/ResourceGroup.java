package org.iga4camel.cloudflare.wire;

import java.util.List;

/**
 * A set of objects that rights are given on.
 *
 * @param name for people, null when it has none worth showing
 * @param scopeKeys keys of the objects it covers
 */
public record ResourceGroup(String name, List<String> scopeKeys) {

    public static final String WHOLE_ACCOUNT = "Whole account";

    /** The same with the name a policy told; a name that only repeats a key says nothing to people. */
    public ResourceGroup named(String told, String wholeAccountKey) {
        if (scopeKeys.equals(List.of(wholeAccountKey))) {
            return new ResourceGroup(WHOLE_ACCOUNT, scopeKeys);
        }
        String best = told != null ? told : name;
        return new ResourceGroup(best != null && best.startsWith(Scope.ACCOUNT_PREFIX) ? null : best, scopeKeys);
    }
}
