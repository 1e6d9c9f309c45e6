package org.iga4camel.cloudflare.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Decides what an HTTP answer means: an {@link Envelope}, or one typed failure. An answer is believed only when its
 * status is 2xx, its body is whole JSON and it says {@code success: true}.
 *
 * <p>Source: Cloudflare API v4, response envelope and error codes.
 */
final class EnvelopeReader {

    private static final Set<Integer> THROTTLED = Set.of(429, 971, 10429);
    private static final Set<Integer> CREDENTIALS_REFUSED = Set.of(1000, 6003, 9106, 9300, 10001);
    private static final int NO_ROUTE = 7003;
    private static final Set<Integer> NOT_FOUND = Set.of(1003, NO_ROUTE);

    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EnvelopeReader() {}

    /**
     * Reads an answer.
     *
     * @param accountId the account that was asked for
     * @param masked takes secrets out of Cloudflare's words
     * @throws CloudflareException when it is not a success
     */
    static Envelope read(
            String what, String accountId, HttpAnswer answer, Instant requestedAt, UnaryOperator<String> masked) {
        JsonNode json = answer.json();
        boolean ok = answer.status() >= 200 && answer.status() < 300;
        if (ok && json.isObject() && json.path("success").asBoolean(false)) {
            JsonNode result = json.path("result");
            return new Envelope(
                    result.isMissingNode() ? NullNode.getInstance() : result,
                    json.path("result_info"),
                    requestedAt,
                    answer.ray());
        }
        JsonNode error = json.path("errors").path(0);
        String message = error.path("message").asText(null);
        Refusal refusal = new Refusal(
                answer.status(),
                error.path("code").asInt(0),
                message == null ? null : masked.apply(message),
                answer.ray());
        throw failure(what, accountId, refusal, json, answer.retryAfter());
    }

    private static CloudflareException failure(
            String what, String accountId, Refusal refusal, JsonNode json, Duration retryAfter) {
        int status = refusal.status();
        int code = refusal.code();
        if (status == 429 || THROTTLED.contains(code)) {
            return new ThrottledException("Cannot " + what + ": Cloudflare asks to slow down", refusal, retryAfter);
        }
        boolean refused = status >= 400 && status < 500;
        if (status == 401 || (refused && CREDENTIALS_REFUSED.contains(code))) {
            return new CredentialsRefusedException("Cannot " + what + ": Cloudflare refuses the credentials", refusal);
        }
        boolean speaksJson = json.isObject();
        if (status == 403 && speaksJson) {
            return new PermissionMissingException(
                    "Cannot " + what + ": the credentials lack the permission, or are not meant for account id "
                            + accountId + "; run 'check' to see which",
                    refusal);
        }
        if (speaksJson && (status == 404 || (status == 400 && NOT_FOUND.contains(code)))) {
            String id = code == NO_ROUTE ? "; is account id " + accountId + " the right one?" : "";
            return new NotFoundException("Cannot " + what + ": Cloudflare does not know it" + id, refusal);
        }
        if (speaksJson && refused && status != 408 && status != 409) {
            return new RequestRejectedException("Cannot " + what + ": Cloudflare rejects the request", refusal);
        }
        return new CloudflareUnavailableException(
                "Cannot " + what + ": " + (speaksJson ? "Cloudflare failed" : "the answer is not whole JSON"),
                refusal,
                null);
    }

    /** The body as JSON; a missing node when it is not one whole document. */
    static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            // of another kind where the bytes are no text in any encoding of JSON
            return MissingNode.getInstance();
        }
    }
}
