package org.iga4camel.cloudflare.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.iga4camel.cloudflare.api.ProblemDetails;

/**
 * Answers what is refused before a route sees it.
 *
 * <p>Source: RFC 9457.
 */
final class Problems {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Problems() {}

    /**
     * Refuses a request; its answer must not have begun.
     *
     * @param path of the request
     * @param cause short name of the cause, which does not change
     * @return when it is written
     */
    static Future<Void> answer(
            HttpServerRequest request, String path, int status, String cause, String title, String detail) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status);
        harmless(response);
        response.putHeader("Content-Type", "application/problem+json");
        try {
            return response.end(MAPPER.writeValueAsString(ProblemDetails.of(status, cause, title, detail, path)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written", e);
        }
    }

    /** Lets nobody keep an answer or take it for something else. */
    static void harmless(HttpServerResponse response) {
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Content-Type-Options", "nosniff");
    }
}
