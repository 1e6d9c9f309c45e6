package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One answer of the sandbox, free of HTTP.
 *
 * @param status HTTP status
 * @param headers by name whatever its case; a {@code Content-Length} larger than the body means that the rest is lost on
 *     the way
 * @param body bytes as sent
 */
@SuppressWarnings("ArrayRecordComponent") // a body is bytes, and nobody compares two of these
public record SandboxResponse(int status, Map<String, String> headers, byte[] body) {

    /** Makes the headers indifferent to case. */
    public SandboxResponse {
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    static SandboxResponse json(int status, byte[] body) {
        return new SandboxResponse(status, Map.of("Content-Type", "application/json"), body);
    }

    /** The same answer with a header set. */
    public SandboxResponse withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new SandboxResponse(status, more, body);
    }

    /** The same answer without a header. */
    public SandboxResponse withoutHeader(String name) {
        Map<String, String> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(headers);
        fewer.remove(name);
        return new SandboxResponse(status, fewer, body);
    }

    /** The same answer with another body. */
    public SandboxResponse withBody(byte[] other) {
        return new SandboxResponse(status, headers, other);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as a JSON tree.
     *
     * @throws UncheckedIOException when the body is not JSON
     */
    public JsonNode json() {
        try {
            return Json.tree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
