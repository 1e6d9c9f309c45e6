package org.iga4camel.cloudflare.api;

import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.RequestField;

/** The fields of an operation, from the path, the query, the headers and the body of a request. */
final class OperationFields {

    private static final String BODY = "the body";

    private final BodyReader invitations = new BodyReader("invitation");
    private final BodyReader operations = new BodyReader("operation");

    /**
     * The fields as the routes of operations take them.
     *
     * @param keyName says who asks
     * @param body empty when none was sent
     * @throws InvalidInputException about what is malformed, unknown, or told in two ways
     */
    Map<String, Object> read(
            Question question,
            ApiPath path,
            String alias,
            String keyName,
            Query query,
            Map<String, Object> headers,
            byte[] body) {
        Told told = new Told();
        List<String> fields = question.fields();
        if (question == Question.INVITE) {
            invitations.read(body).forEach((field, value) -> told.add(field, value, BODY));
        } else {
            String member = path.member();
            told.add(ApiPath.isEmail(member) ? "email" : "memberId", member, "the path");
            if (body.length > 0) {
                operations.read(body).forEach((field, value) -> told.add(known(field, fields), value, BODY));
            }
        }
        if (question.namesRole()) {
            told.add(RequestField.ROLE.word(), path.role(), "the path");
        }
        fields.forEach(field -> query.text(field).ifPresent(value -> told.add(field, value, "the query")));
        WriteHeaders.tell(told, headers, fields, query);
        told.add(RequestField.ACCOUNT.word(), alias, "the path");
        told.add(RequestField.REQUESTED_BY.word(), keyName, "the key");
        String idempotencyKey = WriteHeaders.idempotencyKey(headers);
        if (idempotencyKey != null) {
            told.add(RequestField.IDEMPOTENCY_KEY.word(), idempotencyKey, "a header");
        }
        return told.fields();
    }

    private static String known(String field, List<String> fields) {
        if (!fields.contains(field)) {
            throw new InvalidInputException(
                    "The field '" + field + "' of the body is not known here: use " + String.join(", ", fields));
        }
        return field;
    }
}
