package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.iga4camel.cloudflare.model.Answer;

/**
 * An object of a kind that is only listed; null is unknown.
 *
 * @param parent id of the object whose list shows it, empty where the account's own does
 * @param fields what is declared of its kind; a difference is a change
 * @param otherFields what else Cloudflare told
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AccountObject(
        String account,
        String kind,
        String parent,
        String id,
        String name,
        @JsonDeserialize(using = JsonText.class) Object fields,
        @JsonDeserialize(using = JsonText.class) Object otherFields,
        String firstSeenAt,
        String lastChangedAt)
        implements Answer {}
