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
    static OperationRecord of(RunningOperation operation, Instant now) {
        OperationRequest request = operation.request();
        Subject subject = operation.subject();
        Course course = operation.course();
        State.Ended ended = operation.state() instanceof State.Ended end ? end : null;
        boolean failed = ended != null && ended.error() != null;
        return new OperationRecord(
                operation.id(),
                request.account(),
                request.kind().text(),
                operation.status().text(),
                subject.memberId(),
                subject.formerMemberId(),
                subject.email(),
                request.requestedBy(),
                request.reason(),
                request.reference(),
                request.idempotencyKey(),
                request(request),
                course.plan() == null ? null : PlanJson.write(course.plan()),
                course.plan() == null ? null : RightsJson.write(course.before()).toString(),
                after(operation),
                operation.sent().get(),
                course.writes(),
                course.ray(),
                Times.text(operation.startedAt()),
                ended == null ? null : Times.text(now),
                course.detail(failed),
                ended == null ? null : ended.error());
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

    private static String after(RunningOperation operation) {
        SeenMember member = operation.subject().member();
        return switch (operation.status()) {
            case APPLIED, UNCHANGED ->
                RightsJson.write(member == null ? Rights.NONE : member.rights()).toString();
            case PLANNED -> RightsJson.write(operation.course().plan().after()).toString();
            case OPEN, REFUSED, FAILED -> null;
        };
    }
}
