package org.iga4camel.cloudflare.sandbox;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which permission a token must have; any one of those named is enough. */
enum Need {
    NOTHING,
    READ_ACCOUNT("Account Settings Read", "Account Settings Write"),
    READ_MEMBERS("Account Settings Read", "Account Settings Write", "SCIM Provisioning"),
    WRITE_MEMBERS("Account Settings Write", "SCIM Provisioning"),
    READ_TOKENS("Account API Tokens Read", "Account API Tokens Write"),
    WRITE_TOKENS("Account API Tokens Write"),
    READ_AUDIT("Account Settings Read", "Account Settings Write"),
    READ_ACCESS_USERS("Access: Audit Logs Read"),
    READ_ACCESS_GROUPS(
            "Access: Organizations, Identity Providers, and Groups Read",
            "Access: Organizations, Identity Providers, and Groups Write"),
    READ_MEMBERSHIPS("Memberships Read", "Memberships Write");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that never change
    final Set<String> anyOf;

    Need(String... anyOf) {
        this.anyOf = Set.of(anyOf);
    }

    /** Every permission that a token may have. */
    static Set<String> permissions() {
        return Stream.of(values()).flatMap(need -> need.anyOf.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
