package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in Cloudflare's envelope. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int[] codes;
    private final String[] messages;
    private boolean emptyArrayAsResult;
    private int chainCode;
    private String chainMessage;

    private ApiError(int status, int[] codes, String[] messages) {
        super(messages[0], null, false, false);
        this.status = status;
        this.codes = codes;
        this.messages = messages;
    }

    static ApiError of(int status, int code, String message) {
        return new ApiError(status, new int[] {code}, new String[] {message});
    }

    static ApiError invalid(String message) {
        return of(400, 1001, "Invalid request: " + message);
    }

    /** The answer to an identifier that leads nowhere. */
    static ApiError noRoute(int status, String path) {
        return new ApiError(status, new int[] {7003, 7000}, new String[] {
            "Could not route to " + path + ", perhaps your object identifier is invalid?", "No route for that URI"
        });
    }

    static ApiError memberNotFound() {
        return of(404, 1003, "Member not found for account");
    }

    /** Failed member calls have been seen to answer {@code result: []}. */
    ApiError withEmptyArray() {
        emptyArrayAsResult = true;
        return this;
    }

    ApiError withChain(int code, String message) {
        chainCode = code;
        chainMessage = message;
        return this;
    }

    SandboxResponse response() {
        ObjectNode body = Json.object();
        body.put("success", false);
        ArrayNode errors = body.putArray("errors");
        for (int i = 0; i < codes.length; i++) {
            ObjectNode error = errors.addObject().put("code", codes[i]).put("message", messages[i]);
            if (chainMessage != null) {
                error.putArray("error_chain").addObject().put("code", chainCode).put("message", chainMessage);
            }
        }
        body.putArray("messages");
        if (emptyArrayAsResult) {
            body.putArray("result");
        } else {
            body.putNull("result");
        }
        return SandboxResponse.json(status, Json.bytes(body));
    }
}
