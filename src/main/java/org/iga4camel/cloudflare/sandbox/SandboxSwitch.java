package org.iga4camel.cloudflare.sandbox;

/** What Cloudflare is reported to do in more than one way; each is off unless {@link SandboxOptions#on} says otherwise. */
public enum SandboxSwitch {
    /** A {@code per_page} outside the bounds is refused with 400 / 1001 instead of clamped. */
    REFUSE_PER_PAGE_OUT_OF_BOUNDS,
    /** {@code result_info} carries {@code total_pages} on every list. */
    TOTAL_PAGES,
    /** A request without credentials gets 401 / 10000 instead of 400 / 9106. */
    MISSING_CREDENTIALS_ARE_401,
    /** An unknown token gets 403 / 9109 instead of 401 / 10000. */
    UNKNOWN_TOKEN_IS_9109,
    /** A token without the needed permission gets 403 / 9109 instead of 403 / 10000. */
    MISSING_PERMISSION_IS_9109,
    /** An account id that is not 32 hex characters gets 400 instead of 404. */
    MALFORMED_ACCOUNT_ID_IS_400,
    /** A duplicate invitation gets the older code 1004 instead of 1008. */
    DUPLICATE_MEMBER_IS_1004,
    /** {@code status: accepted} on POST works when a user with that e-mail exists. */
    DIRECT_ADD_ALLOWED,
    /** The answer to POST members carries {@code roles}. */
    CREATED_MEMBER_HAS_ROLES,
    /** Roles, policies and groups come in the same order every time instead of shuffled per answer. */
    STABLE_ORDER,
    /** Removing or demoting the last accepted Super Administrator is refused with 400 / 1001. */
    LAST_SUPER_ADMINISTRATOR_GUARDED,
    /** The role list includes Super Administrator. */
    SUPER_ADMINISTRATOR_LISTED,
    /** A user group without members lists {@code []} with {@code result_info} instead of {@code null}. */
    EMPTY_GROUP_MEMBERS_AS_LIST,
    /** Throttled requests get code 10429 instead of 971. */
    THROTTLED_WITH_10429,
    /** Throttled requests get no {@code retry-after}. */
    THROTTLED_WITHOUT_RETRY_AFTER,
    /** {@code total_count} of a filtered list counts the members of every status. */
    UNFILTERED_TOTAL,
    /** Permission groups without a role of their name do not show among a member's roles. */
    ROLELESS_GROUPS_HIDDEN,
    /** A whole-account policy shows 32 zeros as its own id and as the id of its resource group. */
    ZERO_IDS,
    /** Account-owned tokens cannot list accounts (400 / 1001). */
    ACCOUNT_TOKENS_CANNOT_LIST_ACCOUNTS,
    /** User credentials may change members without being a Super Administrator. */
    ANY_USER_MAY_WRITE,
    /** A role's permissions read {@code {read, write}} instead of {@code {read, edit}}. */
    PERMISSIONS_AS_READ_WRITE,
    /** A role's permissions are an array of strings. */
    PERMISSIONS_AS_STRINGS,
    /** The scope of a resource group is an array of one object instead of an object. */
    SCOPE_AS_ARRAY,
    /** The list of permission groups has no {@code result_info}. */
    PERMISSION_GROUPS_WITHOUT_RESULT_INFO,
    /** PUT with roles keeps what no list of roles can say, such as scoped and deny policies, instead of dropping it. */
    PUT_ROLES_KEEP_OTHER_POLICIES
}
