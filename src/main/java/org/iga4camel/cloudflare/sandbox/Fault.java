package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One way to misbehave: answers a request in the sandbox's place, or around it.
 *
 * <p>Faults that tell lies about lists are in {@link ListFaults}.
 */
@FunctionalInterface
public interface Fault {

    /**
     * Answers.
     *
     * @throws SandboxConnectionLost when the caller is to see a lost connection
     */
    SandboxResponse answer(FaultCall call);

    /** An error in Cloudflare's envelope instead of the request being carried out; its code is the status. */
    static Fault status(int status) {
        return status(status, status);
    }

    /** An error in Cloudflare's envelope instead of the request being carried out. */
    static Fault status(int status, int code) {
        return call -> ApiError.of(status, code, "The sandbox was told to fail").response();
    }

    /** 429 with code 971; without {@code retry-after} when null. */
    static Fault throttled(Duration retryAfter) {
        return call -> {
            SandboxResponse response = ApiError.of(429, 971, "Please wait and consider throttling your request speed")
                    .response();
            return retryAfter == null
                    ? response
                    : response.withHeader("retry-after", String.valueOf(retryAfter.toSeconds()));
        };
    }

    /** A page of HTML instead of JSON, under this status. */
    static Fault html(int status) {
        return call -> new SandboxResponse(
                status,
                Map.of("Content-Type", "text/html; charset=UTF-8"),
                "<!DOCTYPE html><html><body><h1>Error</h1></body></html>".getBytes(StandardCharsets.UTF_8));
    }

    /** The request is carried out, and its answer has no body. */
    static Fault emptyBody() {
        return call -> call.proceed().withBody(new byte[0]);
    }

    /** The request is carried out, and the second half of its answer is missing, with a length that hides it. */
    static Fault truncatedJson() {
        return call -> {
            SandboxResponse response = call.proceed();
            return response.withBody(Arrays.copyOf(response.body(), response.body().length / 2));
        };
    }

    /** The request is carried out, and the connection breaks in the middle of its answer. */
    static Fault truncatedConnection() {
        return call -> {
            SandboxResponse response = call.proceed();
            int length = response.body().length;
            return response.withBody(Arrays.copyOf(response.body(), length / 2))
                    .withHeader("Content-Length", String.valueOf(length));
        };
    }

    /**
     * The connection is lost before the request is carried out. HTTP clients may repeat a GET by themselves when a kept
     * connection breaks: {@code forever()} makes sure that they notice.
     */
    static Fault resetBeforeApplying() {
        return call -> {
            throw new SandboxConnectionLost("Connection lost before the request was carried out");
        };
    }

    /** The request is carried out, and the connection is lost before the answer. */
    static Fault resetAfterApplying() {
        return after(resetBeforeApplying());
    }

    /** The request is carried out, and another fault answers it. */
    static Fault after(Fault fault) {
        return call -> {
            call.proceed();
            return fault.answer(call);
        };
    }

    /** Something happens first, such as a member being removed by somebody else; then the request is carried out. */
    static Fault running(Runnable first) {
        return call -> {
            first.run();
            return call.proceed();
        };
    }

    /** The answer comes late. */
    static Fault latency(Duration duration) {
        return call -> {
            Waiting.of(duration);
            return call.proceed();
        };
    }

    /** Nothing comes for a while, then the connection is lost; the request is not carried out. */
    static Fault hang(Duration duration) {
        return call -> {
            Waiting.of(duration);
            throw new SandboxConnectionLost("Nothing came for " + duration);
        };
    }

    /** A write is answered as if it had been carried out, and is not: PUT shows the member as it was. */
    static Fault notApplied() {
        return call -> switch (call.request().method()) {
            case "PUT" -> call.proceed(call.request().asGet());
            case "DELETE" -> {
                String path = call.request().path();
                yield Reply.id(path.substring(path.lastIndexOf('/') + 1));
            }
            default -> Reply.nothing();
        };
    }

    /** {@code success: false} under 200, with this code. */
    static Fault unsuccessful(int code) {
        return call -> ApiError.of(200, code, "The sandbox was told to fail").response();
    }

    /** The request is carried out, and {@code result} is null. */
    static Fault nullResult() {
        return editing(body -> body.putNull("result"));
    }

    /** The request is carried out, and its JSON answer is changed. */
    static Fault editing(Consumer<ObjectNode> edit) {
        return call -> {
            SandboxResponse response = call.proceed();
            ObjectNode body = (ObjectNode) response.json();
            edit.accept(body);
            return response.withBody(Json.bytes(body));
        };
    }
}
