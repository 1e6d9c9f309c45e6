package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

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

    SandboxOptions options() {
        return sandbox.options();
    }

    String query(String name) {
        return request.queryValue(name).orElse("");
    }

    /** The JSON body, or a refusal with code 400. */
    JsonNode requireJson() {
        try {
            return Json.tree(request.body());
        } catch (IOException e) {
            throw ApiError.of(400, 400, "Request body is not valid JSON");
        }
    }

    /** The JSON object of the body, or a refusal with code 400 when there is none or it is empty. */
    JsonNode body() {
        JsonNode body = requireJson();
        if (body.isEmpty()) {
            throw ApiError.of(400, 400, "Request body is empty");
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

    Shuffle shuffle() {
        return sandbox.nextShuffle();
    }

    MemberJson memberJson() {
        return new MemberJson(account.catalog, account.id(), options(), shuffle());
    }
}
