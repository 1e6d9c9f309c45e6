package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.iga4camel.cloudflare.model.Answer;

/**
 * A change as the public view {@code changes} shows it; null is unknown or does not apply.
 *
 * @param objectId of what was added, changed or removed; of a right, who holds it
 * @param before what was published before, null when there was nothing
 * @param after what was published then, null when there was nothing
 * @param actor who asked for the operation that is the cause
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Change(
        long id,
        String account,
        String at,
        String kind,
        String objectId,
        String objectName,
        String memberId,
        String email,
        String roleId,
        String roleName,
        String scopeKey,
        String scopeName,
        @JsonDeserialize(using = JsonText.class) Object before,
        @JsonDeserialize(using = JsonText.class) Object after,
        String cause,
        String actor)
        implements Answer {}
