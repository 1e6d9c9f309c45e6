package org.iga4camel.cloudflare.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.InvalidInputException;

/** The fields of an operation, from the path, the query and the body of a request. */
final class OperationFields {

    static final String DRY_RUN = "dryRun";
    static final String REASON = "reason";
    static final String REFERENCE = "reference";
    static final String SCOPE = "scope";

    private final BodyReader invitations = new BodyReader("invitation");

    /**
     * The fields as the routes of operations take them.
     *
     * @param keyName says who asks
     * @param idempotencyKey null when none was sent
     * @param body null or empty when none was sent
     * @throws InvalidInputException about what is malformed
     */
    Map<String, Object> read(
            Question question,
            ApiPath path,
            String alias,
            Query query,
            String keyName,
            String idempotencyKey,
            String body) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (question == Question.INVITE) {
            fields.putAll(invitations.read(body));
        } else {
            fields.put("memberId", path.member());
        }
        if (question == Question.GRANT || question == Question.REVOKE) {
            fields.put("roles", List.of(path.role()));
        }
        for (String name : List.of(SCOPE, REASON, REFERENCE)) {
            query.text(name).ifPresent(value -> fields.put(name, value));
        }
        fields.put(DRY_RUN, isTrue(query));
        fields.put("account", alias);
        fields.put("requestedBy", keyName);
        if (idempotencyKey != null) {
            fields.put("idempotencyKey", idempotencyKey);
        }
        return fields;
    }

    private static boolean isTrue(Query query) {
        return switch (query.text(DRY_RUN).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInputException("The query parameter 'dryRun' must be true or false");
        };
    }
}
