package org.iga4camel.cloudflare.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that the sandbox has answered.
 *
 * @param headers with secrets replaced by {@code ***}
 * @param status of the answer; 0 when the connection was lost instead
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        int status,
        Instant at) {}
