package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.iga4camel.cloudflare.model.Answer;

/**
 * A member as the public view {@code members} shows it; null is unknown.
 *
 * @param firstSeenAt UTC, ISO-8601; likewise lastChangedAt
 * @param otherFields what else Cloudflare sent
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Member(
        String account,
        String accountId,
        String memberId,
        String userId,
        String email,
        String firstName,
        String lastName,
        String status,
        Boolean mfaEnabled,
        String firstSeenAt,
        String lastChangedAt,
        @JsonDeserialize(using = JsonText.class) Object otherFields)
        implements Answer {}
