package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.iga4camel.cloudflare.model.Answer;

/**
 * A sync run as the public view {@code sync_runs} shows it.
 *
 * @param finishedAt null while it runs
 * @param members published afterwards, null when nothing was published; likewise roles, roleAssignments, changes
 * @param detail why it was not published, null when it was
 * @param warnings sentences for an auditor
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Sync(
        long id,
        String account,
        String accountId,
        String startedAt,
        String finishedAt,
        String status,
        int requests,
        Integer members,
        Integer roles,
        Integer roleAssignments,
        Integer changes,
        String detail,
        @JsonDeserialize(using = JsonText.class) List<String> warnings)
        implements Answer {}
