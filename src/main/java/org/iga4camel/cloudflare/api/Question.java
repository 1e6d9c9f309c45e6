package org.iga4camel.cloudflare.api;

import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.settings.RestRight;
import org.iga4camel.cloudflare.view.View;

/** What REST callers can ask for. */
public enum Question {
    MEMBERS(RestRight.READ, View.MEMBERS),
    MEMBER(RestRight.READ, View.MEMBER),
    ROLES(RestRight.READ, View.ROLES),
    ROLE_ASSIGNMENTS(RestRight.READ, View.ROLE_ASSIGNMENTS),
    CHANGES(RestRight.READ, View.CHANGES),
    SYNCS(RestRight.READ, View.SYNCS),
    SYNC(RestRight.READ, View.SYNC),
    /** Not a question: a sync is to be started. It is answered like {@link #SYNC}. */
    SYNC_START(RestRight.READ, View.SYNC),
    /** Not a question either: a held run is to be released. It is answered like {@link #SYNC}. */
    SYNC_RELEASE(RestRight.PROVISION, View.SYNC),
    OPERATIONS(RestRight.READ, View.OPERATIONS),
    OPERATION(RestRight.READ, View.OPERATION),
    /** Not questions: something is to be carried out. They are answered like {@link #OPERATION}. */
    INVITE(RestRight.PROVISION, View.OPERATION),
    REMOVE(RestRight.PROVISION, View.OPERATION),
    GRANT(RestRight.PROVISION, View.OPERATION),
    REVOKE(RestRight.PROVISION, View.OPERATION),
    REINVITE(RestRight.PROVISION, View.OPERATION);

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String AFTER = "after";

    private final RestRight right;
    private final View view;

    Question(RestRight right, View view) {
        this.right = right;
        this.view = view;
    }

    /** What a key must allow for it. */
    RestRight right() {
        return right;
    }

    /** What of the database answers it. */
    View view() {
        return view;
    }

    boolean isList() {
        return view.isList();
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
        List<String> parameters = new ArrayList<>(view.filters());
        if (isOperation()) {
            parameters.addAll(List.of(OperationFields.DRY_RUN, OperationFields.REASON, OperationFields.REFERENCE));
            if (this == GRANT || this == REVOKE) {
                parameters.add(OperationFields.SCOPE);
            }
        }
        if (isList()) {
            parameters.add(view.goesOnById() ? AFTER : CURSOR);
            parameters.add(LIMIT);
        }
        return parameters;
    }
}
