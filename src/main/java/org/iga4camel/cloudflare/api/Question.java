package org.iga4camel.cloudflare.api;

import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.settings.RestRight;

/** What REST callers can ask for. */
public enum Question {
    MEMBERS(RestRight.READ, "api-members", Member.class, List.of("member_id"), List.of("status", "email", "role")),
    MEMBER(RestRight.READ, "api-member", MemberWithRights.class),
    ROLES(RestRight.READ, "api-roles", Role.class, List.of("role_id"), List.of()),
    ROLE_ASSIGNMENTS(
            RestRight.READ,
            "api-role-assignments",
            RoleAssignment.class,
            List.of("member_id", "role_id", "access", "scope_key", "path"),
            List.of("member", "role", "scope")),
    CHANGES(RestRight.READ, "api-changes", Change.class, List.of("id"), List.of()),
    SYNCS(RestRight.READ, "api-syncs", Sync.class, List.of("id"), List.of()),
    SYNC(RestRight.READ, "api-sync", Sync.class),
    /** Not a question: a sync is to be started. It is answered like {@link #SYNC}. */
    SYNC_START(RestRight.READ, "api-sync", Sync.class),
    /** Not a question either: a held run is to be released. It is answered like {@link #SYNC}. */
    SYNC_RELEASE(RestRight.PROVISION, "api-sync", Sync.class),
    OPERATIONS(RestRight.READ, "api-operations", Operation.class, List.of("id"), List.of("status", "kind", "member")),
    OPERATION(RestRight.READ, "api-operation", Operation.class),
    /** Not questions: something is to be carried out. They are answered like {@link #OPERATION}. */
    INVITE(RestRight.PROVISION, "api-operation", Operation.class),
    REMOVE(RestRight.PROVISION, "api-operation", Operation.class),
    GRANT(RestRight.PROVISION, "api-operation", Operation.class),
    REVOKE(RestRight.PROVISION, "api-operation", Operation.class),
    REINVITE(RestRight.PROVISION, "api-operation", Operation.class);

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String AFTER = "after";

    private final RestRight right;
    private final String statement;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> filters;

    Question(RestRight right, String statement, Class<?> type) {
        this(right, statement, type, List.of(), List.of());
    }

    Question(RestRight right, String statement, Class<?> type, List<String> key, List<String> filters) {
        this.right = right;
        this.statement = statement;
        this.type = type;
        this.key = key;
        this.filters = filters;
    }

    /** What a key must allow for it. */
    RestRight right() {
        return right;
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

    /** Whether it is an operation on a member. */
    boolean isOperation() {
        return switch (this) {
            case INVITE, REMOVE, GRANT, REVOKE, REINVITE -> true;
            default -> false;
        };
    }

    /** Whether it asks how operations stand. */
    boolean isAboutOperations() {
        return this == OPERATIONS || this == OPERATION;
    }

    /** All query parameters there may be. */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>(filters);
        if (isOperation()) {
            parameters.addAll(List.of(OperationFields.DRY_RUN, OperationFields.REASON, OperationFields.REFERENCE));
            if (this == GRANT || this == REVOKE) {
                parameters.add(OperationFields.SCOPE);
            }
        }
        if (isList()) {
            parameters.add(goesOnById() ? AFTER : CURSOR);
            parameters.add(LIMIT);
        }
        return parameters;
    }
}
