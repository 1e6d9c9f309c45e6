package org.iga4camel.cloudflare.api;

import java.util.ArrayList;
import java.util.List;

/** What REST callers can ask for. */
public enum Question {
    MEMBERS("api-members", Member.class, List.of("member_id"), List.of("status", "email", "role")),
    MEMBER("api-member", MemberWithRights.class),
    ROLES("api-roles", Role.class, List.of("role_id"), List.of()),
    ROLE_ASSIGNMENTS(
            "api-role-assignments",
            RoleAssignment.class,
            List.of("member_id", "role_id", "access", "scope_key", "path"),
            List.of("member", "role", "scope")),
    CHANGES("api-changes", Change.class, List.of("id"), List.of()),
    SYNCS("api-syncs", Sync.class, List.of("id"), List.of()),
    SYNC("api-sync", Sync.class),
    /** Not a question: a sync is to be started. It is answered like {@link #SYNC}. */
    SYNC_START("api-sync", Sync.class);

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String AFTER = "after";

    private final String statement;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> filters;

    Question(String statement, Class<?> type) {
        this(statement, type, List.of(), List.of());
    }

    Question(String statement, Class<?> type, List<String> key, List<String> filters) {
        this.statement = statement;
        this.type = type;
        this.key = key;
        this.filters = filters;
    }

    /** Name of the SQL file that answers it. */
    String statement() {
        return statement;
    }

    /** What a row of the answer is. */
    Class<?> type() {
        return type;
    }

    /** The columns that order the rows, by which pages go on; empty where there is one row. */
    List<String> key() {
        return key;
    }

    /** Query parameters that leave rows out. */
    List<String> filters() {
        return filters;
    }

    boolean isList() {
        return !key.isEmpty();
    }

    /** Changes go on behind an id that callers know and keep, everything else behind a cursor. */
    boolean goesOnById() {
        return this == CHANGES;
    }

    /** All query parameters there may be. */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>(filters);
        if (isList()) {
            parameters.add(goesOnById() ? AFTER : CURSOR);
            parameters.add(LIMIT);
        }
        return parameters;
    }
}
