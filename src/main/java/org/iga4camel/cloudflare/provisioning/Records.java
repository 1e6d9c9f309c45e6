package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.iga4camel.cloudflare.model.Times;
import org.iga4camel.cloudflare.wire.Json;

/** Operations as the journal holds them. */
final class Records {

    private Records() {}

    /**
     * How an operation stands.
     *
     * @param now when it ended, if it has
     */
    static OperationRecord of(Operation operation, Instant now) {
        OperationRequest request = operation.request();
        return new OperationRecord(
                operation.id(),
                request.account(),
                request.kind().text(),
                operation.status().text(),
                operation.subject().memberId(),
                operation.subject().formerMemberId(),
                operation.subject().email(),
                request.requestedBy(),
                request.reason(),
                request.reference(),
                request.idempotencyKey(),
                request(request),
                operation.plan() == null ? null : PlanJson.write(operation.plan()),
                operation.plan() == null
                        ? null
                        : RightsJson.write(operation.before()).toString(),
                after(operation),
                operation.sent().get(),
                operation.writes(),
                operation.ray(),
                Times.text(operation.startedAt()),
                operation.isOpen() ? null : Times.text(now),
                operation.detail(),
                operation.error());
    }

    /** The request as JSON; the same request gives the same text. */
    static String request(OperationRequest request) {
        try {
            return Json.MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts cannot be written as JSON", e);
        }
    }

    static OperationRequest request(String json) {
        try {
            return Json.MAPPER.readValue(json, OperationRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that was written as JSON cannot be read", e);
        }
    }

    private static String after(Operation operation) {
        return switch (operation.status()) {
            case APPLIED, UNCHANGED ->
                RightsJson.write(
                                operation.subject().member() == null
                                        ? Rights.NONE
                                        : operation.subject().member().rights())
                        .toString();
            case PLANNED -> RightsJson.write(operation.plan().after()).toString();
            case OPEN, REFUSED, FAILED -> null;
        };
    }
}
