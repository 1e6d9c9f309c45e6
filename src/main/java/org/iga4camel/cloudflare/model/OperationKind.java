package org.iga4camel.cloudflare.model;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be asked for on a member; planners, routes, REST, endpoints and documentation follow from this list. */
public enum OperationKind {
    INVITE(
            "Invites somebody with roles, or adopts the member who is there",
            RequestField.ROLE,
            RequestField.SCOPE,
            RequestField.MERGE_ROLES,
            RequestField.DIRECT),
    REMOVE("Removes a member or withdraws an invitation"),
    GRANT("Gives a member roles", RequestField.ROLE, RequestField.SCOPE),
    REVOKE("Takes roles from a member", RequestField.ROLE, RequestField.SCOPE),
    REINVITE("Sends an invitation again that lapsed or got lost, with the same rights", RequestField.RESTORE);

    /** What every operation takes, beside who the member is. */
    private static final List<RequestField> COMMON =
            List.of(RequestField.DRY_RUN, RequestField.REASON, RequestField.REQUESTED_BY, RequestField.REFERENCE);

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<RequestField> own;

    OperationKind(String description, RequestField... own) {
        this.description = description;
        this.own = Set.of(own);
    }

    /** As it stands in the journal and in the names of routes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that text. */
    public static OperationKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The texts of all. */
    public static Set<String> texts() {
        return Arrays.stream(values()).map(OperationKind::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What it does, as the beginning of a sentence. */
    public String description() {
        return description;
    }

    /** What it may be told beside who the member is and which account is meant. */
    public Set<RequestField> fields() {
        return Stream.concat(own.stream(), COMMON.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it may be told a field that not every operation takes. */
    public boolean takes(RequestField field) {
        return own.contains(field);
    }

    /** Whether roles are named in the request. */
    public boolean takesRoles() {
        return takes(RequestField.ROLE);
    }

    /** Whether it sends an invitation. */
    public boolean invites() {
        return this == INVITE || this == REINVITE;
    }

    /** Whether something comes into being when it is carried out. */
    public boolean makesSomething() {
        return invites() || this == GRANT;
    }
}
