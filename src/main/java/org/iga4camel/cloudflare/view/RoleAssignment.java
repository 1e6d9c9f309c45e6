package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.iga4camel.cloudflare.model.Answer;

/** A role assignment as the public view {@code role_assignments} shows it; null is unknown. */
@JsonNaming(SnakeCaseStrategy.class)
public record RoleAssignment(
        String account,
        String memberId,
        String email,
        String roleId,
        String roleName,
        String access,
        String scopeKey,
        String scopeName,
        String path,
        String firstSeenAt)
        implements Answer {}
