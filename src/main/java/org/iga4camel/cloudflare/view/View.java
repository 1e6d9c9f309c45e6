package org.iga4camel.cloudflare.view;

import java.util.List;
import org.iga4camel.cloudflare.cache.Sql;

/** What can be asked of the database. */
public enum View {
    MEMBERS("view-members", Member.class, List.of("member_id"), List.of("status", "email", "role")),
    MEMBER(
            "view-member",
            MemberWithRights.class,
            "member_id",
            "member with this id or e-mail address: look it up in 'members'"),
    ROLES("view-roles", Role.class, List.of("role_id"), List.of()),
    ROLE_ASSIGNMENTS(
            "view-role-assignments",
            RoleAssignment.class,
            List.of("member_id", "role_id", "access", "scope_key", "path"),
            List.of("member", "email", "role", "scope")),
    OBJECTS("view-objects", AccountObject.class, List.of("parent", "id"), List.of("kind", "under")),
    OBJECT("view-object", AccountObject.class, "id", "such object with this id: look it up in 'objects'"),
    CHANGES("view-changes", Change.class, List.of("id"), List.of("kind", "email", "since")),
    SYNCS("view-syncs", Sync.class, List.of("id"), List.of()),
    SYNC("view-sync", Sync.class, "id", "sync run with this id: look it up in 'syncs'"),
    OPERATIONS("view-operations", Operation.class, List.of("id"), List.of("status", "kind", "member")),
    OPERATION("view-operation", Operation.class, "id", "operation with this id: look it up in 'operations'");

    /** The filter by the name of a kind. */
    public static final String KIND = "kind";

    /** The filter by the id of a parent. */
    public static final String UNDER = "under";

    private static final String BEHIND_ALL_IDS = "g";

    private final String statement;
    private final Class<?> type;
    private final String missing;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> filters;

    /** A list. */
    View(String statement, Class<?> type, List<String> key, List<String> filters) {
        this.statement = statement;
        this.type = type;
        this.key = key;
        this.filters = filters;
        missing = null;
    }

    /** One thing. */
    View(String statement, Class<?> type, String id, String missing) {
        this.statement = statement;
        this.type = type;
        this.missing = missing;
        key = List.of(id);
        filters = List.of();
    }

    /** Whether the answer has any number of rows. */
    public boolean isList() {
        return missing == null;
    }

    /** Names of what leaves rows out; empty for one thing. */
    public List<String> filters() {
        return filters;
    }

    /** Whether it is about the published state of an account, and not about what happened to it. */
    public boolean isState() {
        return switch (this) {
            case MEMBERS, MEMBER, ROLES, ROLE_ASSIGNMENTS, OBJECTS, OBJECT -> true;
            default -> false;
        };
    }

    /** Changes go on behind an id that callers know and keep, every other list behind a cursor. */
    public boolean goesOnById() {
        return this == CHANGES;
    }

    /** The columns that order the rows, by which lists go on; for one thing the column that it is found by. */
    List<String> key() {
        return key;
    }

    /** What a row of the answer is. */
    public Class<?> type() {
        return type;
    }

    /** The SQL that answers it. */
    String sql() {
        return Sql.read(statement);
    }

    /** What is not there, for a sentence. */
    String missing() {
        return missing;
    }

    /**
     * A part of the key behind which a list goes on.
     *
     * @param given null at its beginning
     */
    Object start(String given) {
        return switch (this) {
            case CHANGES -> given == null ? (Object) 0L : (Object) Cursor.number(given);
            case SYNCS -> given == null ? (Object) Long.MAX_VALUE : (Object) Cursor.number(given);
            case OPERATIONS -> given == null ? BEHIND_ALL_IDS : given;
            default -> given == null ? "" : given;
        };
    }
}
