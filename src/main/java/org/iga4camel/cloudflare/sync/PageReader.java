package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.paging.BrokenReadingException;
import org.iga4camel.cloudflare.paging.PageFacts;
import org.iga4camel.cloudflare.wire.ForeignAccountException;
import org.iga4camel.cloudflare.wire.Json;

/** Makes of one answer the page that is staged, if it is a page of the reading at all. */
final class PageReader {

    private PageReader() {}

    /**
     * Reads one page.
     *
     * @param row makes the staged row of a listed one
     * @throws BrokenReadingException when the answer is another page, no list, or contradicts the reading
     */
    static StagedPage read(Reading reading, int page, Envelope answer, Function<JsonNode, ObjectNode> row) {
        PageFacts.requireList(page, answer);
        ArrayNode rows = Json.MAPPER.createArrayNode();
        List<String> ids = new ArrayList<>();
        List<String> rowsWithoutId = new ArrayList<>();
        for (JsonNode node : answer.result()) {
            ObjectNode staged = row(row, node);
            if (staged.has("id")) {
                ids.add(staged.path("id").asText());
            } else {
                rowsWithoutId.add(staged.toString());
            }
            rows.add(staged);
        }
        PageFacts facts = PageFacts.of(reading.walk(), reading.seen(), page, answer, ids, rowsWithoutId);
        return new StagedPage(reading, facts, answer.requestedAt(), text(rows));
    }

    private static ObjectNode row(Function<JsonNode, ObjectNode> row, JsonNode node) {
        try {
            return row.apply(node);
        } catch (ForeignAccountException e) {
            throw new BrokenReadingException(e.getMessage());
        }
    }

    private static String text(Object rows) {
        try {
            return Json.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows cannot be written as JSON", e);
        }
    }
}
