package org.iga4camel.cloudflare.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * One request for the gateway.
 *
 * @param what for people, in a sentence that begins with "Cannot", such as {@code read members of account default}
 * @param method HTTP method
 * @param path below the API root, beginning with a slash; ids in it are hexadecimal and need no escaping
 * @param query parameters in order, unescaped
 * @param body JSON, null for none
 * @param purpose whose share of the request budget it uses
 * @param sent counts every time this request leaves, repetitions too
 * @param deadline the instant after which it does not leave any more, null for none
 * @param telling code of a refusal that answers the question and is believed at once, 0 for none
 */
public record CloudflareRequest(
        String what,
        String method,
        String path,
        Map<String, String> query,
        String body,
        Purpose purpose,
        AtomicInteger sent,
        Instant deadline,
        int telling) {

    /** Told with 401 and with 403, also of a token that was just made. */
    private static final int AUTHENTICATION_ERROR = 10000;

    public CloudflareRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** A read for a sync. */
    public static CloudflareRequest read(String what, String path, Map<String, String> query, AtomicInteger sent) {
        return new CloudflareRequest(what, "GET", path, query, null, Purpose.SYNC, sent, null, 0);
    }

    /**
     * A read for an operation.
     *
     * @param deadline the instant after which it does not leave any more
     */
    public static CloudflareRequest ofOperation(
            String what, String path, Map<String, String> query, AtomicInteger sent, Instant deadline) {
        return new CloudflareRequest(what, "GET", path, query, null, Purpose.PROVISIONING, sent, deadline, 0);
    }

    /** The same, to which a refusal with this code is an answer. */
    public CloudflareRequest toldByRefusal(int code) {
        return new CloudflareRequest(what, method, path, query, body, purpose, sent, deadline, code);
    }

    /**
     * Whether it is to be asked again before a refusal of it is believed: Cloudflare has been seen to refuse once what it
     * answered a moment before, and refuses a token for some seconds after it was made.
     */
    public boolean doubts(CloudflareException refused) {
        Refusal refusal = refused.refusal();
        boolean mayBeTooEarly = refused instanceof PermissionMissingException
                || (refusal.status() == 401 && refusal.code() == AUTHENTICATION_ERROR);
        return readsOnly() && mayBeTooEarly && (telling == 0 || refusal.code() != telling);
    }

    /** Whether repeating it can do no harm. */
    public boolean readsOnly() {
        return method.equals("GET");
    }

    /** The query as it stands in the URL; empty when there is none. */
    String queryString() {
        return query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
