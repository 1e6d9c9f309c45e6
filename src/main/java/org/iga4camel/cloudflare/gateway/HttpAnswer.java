package org.iga4camel.cloudflare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * An answer as it came over the wire.
 *
 * @param status HTTP status
 * @param json the body; a missing node when it is not one whole JSON document
 * @param ray request id, null when there was none
 * @param retryAfter how long the server asked to wait, null when it did not
 */
record HttpAnswer(int status, JsonNode json, String ray, Duration retryAfter) {}
