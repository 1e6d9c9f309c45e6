package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One authenticated request on its way through an endpoint.
 *
 * @param account null where the path names none
 * @param path the values of the path's placeholders
 */
record Call(
        Sandbox sandbox,
        SandboxRequest request,
        Credential credential,
        SandboxAccount account,
        Map<String, String> path,
        String ray) {

    private static final String JSON = "application/json";

    SandboxOptions options() {
        return sandbox.options();
    }

    String query(String name) {
        return request.queryValue(name).orElse("");
    }

    /** Whether a filter of the query lets this value pass; one that is not there lets everything pass. */
    boolean wants(String filter, String value) {
        return query(filter).isEmpty() || query(filter).equals(value);
    }

    /** The JSON body, or a refusal when it is not called JSON or is none. */
    JsonNode requireJson() {
        String type = request.header("Content-Type").orElse("");
        if (request.body().length > 0 && !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
            throw ApiError.of(400, 6003, "Invalid request headers")
                    .withChain(6105, "Invalid Content-Type header, valid values are " + JSON + ",multipart/form-data");
        }
        try {
            return Json.tree(request.body());
        } catch (IOException e) {
            throw ApiError.of(400, 6007, "Malformed JSON in request body");
        }
    }

    /** The JSON object of the body, or a refusal when there is none or it is empty. */
    JsonNode body() {
        JsonNode body = requireJson();
        if (body.isEmpty()) {
            throw ApiError.invalid("the body is empty");
        }
        return body;
    }

    /** A placeholder that must be 32 hex characters, or a refusal as for a path that does not exist. */
    String id(String placeholder) {
        String id = path.get(placeholder);
        if (!Routes.isId(id)) {
            throw ApiError.noRoute(400, request.path());
        }
        return id;
    }

    /**
     * Compares by a name as {@code direction} asks; without one the rows stay in their order.
     *
     * @throws ApiError when it is another than {@code asc} or {@code desc}
     */
    <T> Comparator<T> directed(Function<T, String> name) {
        return switch (query("direction")) {
            case "" -> Comparator.nullsFirst(null); // all are equal
            case "asc" -> Comparator.comparing(name);
            case "desc" -> Comparator.comparing(name).reversed();
            default -> throw ApiError.invalid("invalid value for parameter 'direction'");
        };
    }

    Shuffle shuffle() {
        return sandbox.nextShuffle();
    }

    MemberJson memberJson() {
        return new MemberJson(account.catalog, account.id(), options(), shuffle());
    }
}
