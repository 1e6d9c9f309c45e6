package org.iga4camel.cloudflare.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.RequestField;
import org.iga4camel.cloudflare.settings.RestRight;
import org.iga4camel.cloudflare.view.View;

/** What REST callers can ask for. */
public enum Question {
    MEMBERS(RestRight.READ, View.MEMBERS),
    MEMBER(RestRight.READ, View.MEMBER),
    ROLES(RestRight.READ, View.ROLES),
    ROLE_ASSIGNMENTS(RestRight.READ, View.ROLE_ASSIGNMENTS),
    OBJECTS(RestRight.READ, View.OBJECTS),
    OBJECT(RestRight.READ, View.OBJECT),
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
    INVITE(OperationKind.INVITE),
    REMOVE(OperationKind.REMOVE),
    GRANT(OperationKind.GRANT),
    REVOKE(OperationKind.REVOKE),
    /** The same, of a role that no path names: not every server lets a slash in a name through. */
    GRANT_NAMED(OperationKind.GRANT),
    REVOKE_NAMED(OperationKind.REVOKE),
    REINVITE(OperationKind.REINVITE);

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String AFTER = "after";

    private static final String VERB = "cloudflare-iga-api.";

    private final RestRight right;
    private final View view;
    private final OperationKind operation;

    Question(RestRight right, View view) {
        this.right = right;
        this.view = view;
        operation = null;
    }

    Question(OperationKind operation) {
        right = RestRight.PROVISION;
        view = View.OPERATION;
        this.operation = operation;
    }

    /**
     * A question by its name in the routes, such as {@code role-assignments}.
     *
     * @throws IllegalArgumentException when none has this name
     */
    static Question of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What is asked by the verb with this id in {@code routes/api.camel.yaml}; empty for any id that is not ours. */
    static Optional<Question> ofVerb(String id) {
        return id.startsWith(VERB) ? Optional.of(of(id.substring(VERB.length()))) : Optional.empty();
    }

    /** In one word, such as {@code roleAssignments}. */
    String word() {
        String[] parts = name().toLowerCase(Locale.ROOT).split("_", -1);
        return parts[0]
                + Arrays.stream(parts)
                        .skip(1)
                        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                        .collect(Collectors.joining());
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
        return operation != null;
    }

    /** Whether something comes into being when it is carried out. */
    boolean makesSomething() {
        return operation != null && operation.makesSomething();
    }

    /** Whether the path names a role. */
    boolean namesRole() {
        return this == GRANT || this == REVOKE;
    }

    /** Whether a sync is to begin, which goes on after the answer. */
    boolean beginsRun() {
        return this == SYNC_START || this == SYNC_RELEASE;
    }

    /** The HTTP statuses of refusals that not every question has. */
    List<Integer> refusals() {
        if (isOperation()) {
            return List.of(409, 422, 502);
        }
        if (this == CHANGES) {
            return List.of(410);
        }
        return view.isState() || beginsRun() ? List.of(409) : List.of();
    }

    /** Whether it is about objects of a kind that the path names. */
    boolean isAboutObjects() {
        return this == OBJECTS || this == OBJECT;
    }

    /** Whether it asks how operations stand. */
    boolean isAboutOperations() {
        return this == OPERATIONS || this == OPERATION;
    }

    /** All headers that say more than how to answer. */
    List<String> headers() {
        List<String> headers =
                new ArrayList<>(fields().stream().map(WriteHeaders::name).toList());
        if (isOperation()) {
            headers.add(WriteHeaders.IDEMPOTENCY_KEY);
        }
        return headers;
    }

    /** Whether something is to be done. */
    boolean isWrite() {
        return isOperation() || beginsRun();
    }

    /** What an operation takes beside what its path names: in the query, in headers or in the body. */
    List<String> fields() {
        List<RequestField> fields = new ArrayList<>();
        if (operation != null) {
            fields.addAll(List.of(RequestField.DRY_RUN, RequestField.REASON, RequestField.REFERENCE));
            if (this == GRANT_NAMED || this == REVOKE_NAMED) {
                fields.add(RequestField.ROLE);
            }
            Stream.of(RequestField.SCOPE, RequestField.RESTORE)
                    .filter(operation::takes)
                    .forEach(fields::add);
        }
        return fields.stream().map(RequestField::word).toList();
    }

    /** All query parameters there may be. */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>(view.filters());
        if (isAboutObjects()) {
            // the path tells it
            parameters.remove(View.KIND);
        }
        if (this == OBJECT) {
            parameters.add(View.UNDER);
        }
        parameters.addAll(fields());
        if (isList()) {
            parameters.add(view.goesOnById() ? AFTER : CURSOR);
            parameters.add(LIMIT);
        }
        return parameters;
    }
}
