package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.iga4camel.cloudflare.model.Answer;

/** A role as the public view {@code roles} shows it; null is unknown. */
@JsonNaming(SnakeCaseStrategy.class)
public record Role(
        String account,
        String roleId,
        String name,
        String description,
        String kind,
        @JsonDeserialize(using = JsonText.class) Object permissions,
        @JsonDeserialize(using = JsonText.class) Object otherFields,
        String firstSeenAt,
        String lastChangedAt)
        implements Answer {}
