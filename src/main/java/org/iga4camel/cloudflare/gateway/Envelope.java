package org.iga4camel.cloudflare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A successful answer of Cloudflare's API.
 *
 * @param result what was asked for; a JSON null when Cloudflare sent null or nothing
 * @param info {@code result_info}; a missing node when there was none
 * @param requestedAt when the request left, so that what it says can be compared in age with other news
 * @param ray request id from the {@code cf-ray} header, null when there was none
 *     <p>Source: Cloudflare API v4, response envelope and pagination.
 */
public record Envelope(JsonNode result, JsonNode info, Instant requestedAt, String ray) {

    /** How many rows the whole list has, where Cloudflare says it. */
    public OptionalLong totalCount() {
        JsonNode total = info.path("total_count");
        return isWhole(total) ? OptionalLong.of(total.asLong()) : OptionalLong.empty();
    }

    /** The page this answer claims to be, where Cloudflare says it. */
    public OptionalInt page() {
        return positive(info.path("page"));
    }

    /** The page size in force, which may differ from the one asked for. */
    public OptionalInt perPage() {
        return positive(info.path("per_page"));
    }

    /** What leads to the next page of a list that is paged by cursors; both places are in use. */
    public Optional<String> cursor() {
        return Stream.of(info.path("cursor"), info.path("cursors").path("after"))
                .map(cursor -> cursor.asText(""))
                .filter(cursor -> !cursor.isBlank())
                .findFirst();
    }

    private static OptionalInt positive(JsonNode number) {
        return isWhole(number) && number.asLong() > 0 && number.asLong() <= Integer.MAX_VALUE
                ? OptionalInt.of(number.asInt())
                : OptionalInt.empty();
    }

    private static boolean isWhole(JsonNode number) {
        return (number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0)
                || (number.isTextual() && number.asText().matches("\\d{1,18}"));
    }
}
