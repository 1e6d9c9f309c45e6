package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.Policy;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.RowReader;

/**
 * A member as Cloudflare showed it a moment ago.
 *
 * @param email null when it was not told
 * @param userEmail of the user behind it, which changes without the member's; null when it was not told
 * @param status null when it was not told
 * @param rightsTold whether both of the faces of its rights came, so that they are known to be all
 * @param policies as they would be sent back
 * @param row for publishing, JSON
 */
record SeenMember(
        String id,
        String email,
        String userEmail,
        String status,
        boolean rightsTold,
        Rights rights,
        List<Policy> policies,
        String row) {

    private static final String ACCEPTED = "accepted";
    private static final String PENDING = "pending";
    private static final String REJECTED = "rejected";

    static SeenMember of(JsonNode json, RightsReader reader) {
        RightsReader.Read read = reader.read(json);
        JsonNode row = RowReader.member(json, reader);
        return new SeenMember(
                row.path("id").asText(null),
                row.path("email").asText(null),
                Json.text(json.path("user"), "email"),
                row.path("status").asText(null),
                read.told() == RightsReader.Told.ALL,
                Rights.of(read.rights()),
                reader.policies(json),
                row.toString());
    }

    /** The rights in force, which whoever declined has none of. */
    @Override
    public Rights rights() {
        return hasDeclined() ? Rights.NONE : rights;
    }

    /** The rights that an invitation offered, even one that was declined. */
    Rights offered() {
        return rights;
    }

    boolean isAccepted() {
        return ACCEPTED.equals(status);
    }

    /** Whether a status is that of an invitation that nobody has accepted; null, an unknown one, is not. */
    static boolean isInvitation(String status) {
        return PENDING.equals(status) || REJECTED.equals(status);
    }

    /** Whether the invitation is still to be accepted. */
    boolean isPending() {
        return PENDING.equals(status);
    }

    /** Whether the invitation was declined, so that nothing that it would give counts. */
    boolean hasDeclined() {
        return REJECTED.equals(status);
    }
}
