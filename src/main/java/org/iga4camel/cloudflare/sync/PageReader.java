package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.iga4camel.cloudflare.gateway.Envelope;

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
        OptionalInt told = answer.page();
        boolean another = told.isPresent() && told.getAsInt() != page;
        if (another && !reading.list().mayIgnorePaging()) {
            throw new BrokenReadingException("asked for page " + page + ", it gave page " + told.getAsInt());
        }
        JsonNode result = answer.result();
        if (!result.isArray() && !result.isNull()) {
            throw new BrokenReadingException("page " + page + " holds no list");
        }
        ArrayNode rows = Json.MAPPER.createArrayNode();
        Set<String> ids = new TreeSet<>();
        for (JsonNode node : result) {
            ObjectNode staged = row.apply(node);
            ids.add(staged.path("id").asText());
            rows.add(staged);
        }
        PageFacts facts =
                new PageFacts(page, rows.size(), answer.totalCount(), answer.perPage(), digest(ids, rows.size()));
        reading.require(facts);
        return new StagedPage(reading.id(), facts, answer.requestedAt(), text(rows));
    }

    private static String text(ArrayNode rows) {
        try {
            return Json.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows cannot be written as JSON", e);
        }
    }

    private static String digest(Set<String> ids, int rows) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((rows + ":" + String.join(",", ids)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
