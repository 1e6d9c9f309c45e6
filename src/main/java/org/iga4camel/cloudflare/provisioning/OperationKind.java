package org.iga4camel.cloudflare.provisioning;

import java.util.Locale;

/** What can be asked for; routes, REST and documentation follow from this list. */
public enum OperationKind {
    /** Invites somebody with roles, or adopts the member who is there. */
    INVITE,
    /** Removes a member or withdraws an invitation. */
    REMOVE,
    /** Gives a member roles. */
    GRANT,
    /** Takes roles from a member. */
    REVOKE,
    /** Sends an invitation again that lapsed or got lost, with the same rights. */
    REINVITE;

    /** As it stands in the journal and in the names of routes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OperationKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether roles are named in the request. */
    boolean takesRoles() {
        return this == INVITE || this == GRANT || this == REVOKE;
    }

    /** Whether it sends an invitation. */
    boolean invites() {
        return this == INVITE || this == REINVITE;
    }
}
