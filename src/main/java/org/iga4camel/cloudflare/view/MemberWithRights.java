package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.iga4camel.cloudflare.model.Answer;

/** A member with everything it may or may not do. */
@JsonNaming(SnakeCaseStrategy.class)
public record MemberWithRights(
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
        @JsonDeserialize(using = JsonText.class) Object otherFields,
        @JsonDeserialize(using = JsonText.class) List<RoleAssignment> roleAssignments)
        implements Answer {}
