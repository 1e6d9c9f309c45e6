package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.wire.Json;

/**
 * How far the search through a list has come, and whether the list was whole, so that who is not in it is not there.
 *
 * <p>Source: Cloudflare API v4, pagination; neither a short page nor an empty one ends a list, and
 * pages that only repeat others would never end it.
 */
final class ListScan {

    static final int PAGE_SIZE = 50;
    private static final int MOST_PAGES = 100_000;

    private final Set<String> ids = new HashSet<>();
    private OptionalLong total = OptionalLong.empty();
    private boolean consistent = true;
    private long rows;
    private int pages;
    private int nothingNewInARow;

    /** The page to ask for. */
    int nextPage() {
        return pages + 1;
    }

    void add(Envelope page) {
        pages++;
        OptionalLong told = page.totalCount();
        consistent &= told.isPresent() && (pages == 1 || told.equals(total));
        total = told;
        JsonNode list = page.result();
        int before = ids.size();
        for (JsonNode row : list) {
            rows++;
            ids.add(String.valueOf(Json.text(row, "id")));
        }
        nothingNewInARow = ids.size() == before ? nothingNewInARow + 1 : 0;
    }

    /** Whether there is nothing more to ask for. */
    boolean isOver() {
        return nothingNewInARow >= 2 || isWhole() || pages >= MOST_PAGES;
    }

    /** Whether everybody in the list was seen. */
    boolean isWhole() {
        return pages > 0 && consistent && total.orElse(-1) == rows && ids.size() == rows;
    }
}
