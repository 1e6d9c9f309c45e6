package org.iga4camel.cloudflare.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.iga4camel.cloudflare.model.Times;
import org.iga4camel.cloudflare.paging.PageFacts;

/**
 * One page ready to be staged.
 *
 * @param rows JSON array
 */
public record StagedPage(Reading reading, PageFacts facts, Instant requestedAt, String rows) {

    /** The named parameters of {@code stage-page.sql}. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("reading", reading.id());
        parameters.put("page", facts.page());
        parameters.put("requested_at", Times.text(requestedAt));
        parameters.put("row_count", facts.rows());
        parameters.put("total", facts.total().isPresent() ? facts.total().getAsLong() : null);
        parameters.put("ids", facts.ids());
        parameters.put("rows", rows);
        return parameters;
    }
}
