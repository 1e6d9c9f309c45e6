package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.iga4camel.cloudflare.model.Answer;
import org.iga4camel.cloudflare.wire.Json;

/**
 * What became of a request, as the view {@code operations} shows it. What is not known or does not apply is null.
 *
 * @param kind invite, remove, grant, revoke or reinvite
 * @param status {@code applied}, {@code unchanged}, {@code planned}; or {@code open}, {@code refused}, {@code failed},
 *     which the routes report by a failure
 * @param memberId of the member, after an invitation the new one
 * @param formerMemberId the id that a member had before it was invited again
 * @param plan the rights that it gives, takes and keeps, and the requests that were or would be sent
 * @param before the member's rights before, as in the view {@code role_assignments}
 * @param after its rights after
 * @param requests sent to Cloudflare
 * @param startedAt UTC, ISO-8601; likewise finishedAt
 * @param detail sentences for people
 */
@JsonNaming(SnakeCaseStrategy.class)
public record OperationResult(
        String id,
        String account,
        String kind,
        String status,
        String memberId,
        String formerMemberId,
        String email,
        JsonNode plan,
        JsonNode before,
        JsonNode after,
        int requests,
        String startedAt,
        String finishedAt,
        String detail,
        String error)
        implements Answer {

    static OperationResult of(OperationRecord record) {
        return new OperationResult(
                record.id(),
                record.account(),
                record.kind(),
                record.status(),
                record.memberId(),
                record.formerMemberId(),
                record.email(),
                json(record.plan()),
                json(record.before()),
                json(record.after()),
                record.requests(),
                record.startedAt(),
                record.finishedAt(),
                record.detail(),
                record.error());
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? null : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON is none", e);
        }
    }
}
