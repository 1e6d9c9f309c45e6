package org.iga4camel.cloudflare.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to the sandbox, free of HTTP.
 *
 * @param method in capitals
 * @param path what follows {@code /client/v4}, with its leading slash, decoded
 * @param query parameters by name, in order, repeated ones kept
 * @param headers by name whatever its case
 * @param body empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a body is bytes, and nobody compares two of these
public record SandboxRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

    /** Copies what can change, and makes the headers indifferent to case. */
    public SandboxRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
        body = body.clone();
    }

    /** A request without headers and body; {@code target} is a path with or without a query. */
    public static SandboxRequest of(String method, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new SandboxRequest(method, decode(path.replace("+", "%2B")), parse(query), Map.of(), new byte[0]);
    }

    /** The same request with one header more. */
    public SandboxRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new SandboxRequest(method, path, query, more, body);
    }

    /** The same request with an API token. */
    public SandboxRequest withToken(String secret) {
        return withHeader("Authorization", "Bearer " + secret);
    }

    /** The same request with a JSON body. */
    public SandboxRequest withBody(String json) {
        return new SandboxRequest(method, path, query, headers, json.getBytes(StandardCharsets.UTF_8))
                .withHeader("Content-Type", "application/json");
    }

    /** The same request with one query parameter set to this value only. */
    public SandboxRequest withQuery(String name, String value) {
        Map<String, List<String>> other = new LinkedHashMap<>(query);
        other.put(name, List.of(value));
        return new SandboxRequest(method, path, other, headers, body);
    }

    /** The same request by another method, without a body. */
    SandboxRequest asGet() {
        return new SandboxRequest("GET", path, query, headers, new byte[0]);
    }

    /** The first value of a query parameter. */
    public Optional<String> queryValue(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name), any -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
