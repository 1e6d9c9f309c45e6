package org.iga4camel.cloudflare.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.wire.Json;

/**
 * What one page says about the list it belongs to.
 *
 * @param page its number, from 1
 * @param rows rows on it
 * @param total rows of the whole list, where the page tells it
 * @param perPage page size in force, where the page tells it
 * @param ids JSON array of the ids on it, sorted: equal for two pages that hold the same
 * @param fresh rows on it that no page of this reading has shown before
 * @param cursor leads to the page after it, null when it told none
 */
public record PageFacts(
        int page, int rows, OptionalLong total, OptionalInt perPage, String ids, int fresh, String cursor) {

    /**
     * The facts of an answer.
     *
     * @param ids of the rows that have one
     * @param rowsWithoutId the others, in any words that tell them apart
     * @throws BrokenReadingException when it is no list, another page than the one that was asked for, or contradicts what
     *     the reading has shown so far
     */
    public static PageFacts of(
            Walk walk,
            SeenIds seen,
            int page,
            Envelope answer,
            Collection<String> ids,
            Collection<String> rowsWithoutId) {
        List<String> sorted = new ArrayList<>(ids);
        Collections.sort(sorted);
        int fresh = seen.add(sorted) + seen.add(rowsWithoutId);
        PageFacts facts = new PageFacts(
                page,
                ids.size() + rowsWithoutId.size(),
                answer.totalCount(),
                answer.perPage(),
                text(sorted),
                fresh,
                answer.cursor().orElse(null));
        OptionalInt told = answer.page();
        if (told.isPresent() && told.getAsInt() != page && !walk.mayBeToldAsAnother(facts)) {
            throw new BrokenReadingException("asked for page " + page + ", it gave page " + told.getAsInt());
        }
        walk.require(facts);
        return facts;
    }

    /**
     * Refuses an answer of another kind.
     *
     * @throws BrokenReadingException when it holds no list
     */
    public static void requireList(int page, Envelope answer) {
        if (!answer.result().isArray() && !answer.result().isNull()) {
            throw new BrokenReadingException("page " + page + " holds no list");
        }
    }

    private static String text(List<String> ids) {
        try {
            return Json.MAPPER.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Ids cannot be written as JSON", e);
        }
    }
}
