package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.Answer;

/**
 * An operation as the public view {@code operations} shows it; null is unknown or does not apply.
 *
 * @param formerMemberId the id before a reinvitation, which gives the member another one
 * @param plan the rights that it gives, takes and keeps, and the requests that were or would be sent
 * @param before the member's rights before; likewise after
 * @param requests sent to Cloudflare
 * @param cfRay Cloudflare's id of the last write
 * @param detail sentences for people
 * @param error why it was refused or failed
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Operation(
        String id,
        String account,
        String kind,
        String status,
        String memberId,
        String formerMemberId,
        String email,
        String requestedBy,
        String reason,
        String reference,
        @JsonDeserialize(using = JsonText.class) Map<String, Object> plan,
        @JsonDeserialize(using = JsonText.class) List<Right> before,
        @JsonDeserialize(using = JsonText.class) List<Right> after,
        int requests,
        String cfRay,
        String startedAt,
        String finishedAt,
        String detail,
        String error)
        implements Answer {

    /** A right as the public view {@code role_assignments} shows it. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Right(
            String roleId, String roleName, String access, String scopeKey, String scopeName, String path) {}
}
