package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.model.FieldReader;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.RequestField;
import org.iga4camel.cloudflare.wire.Json;

/**
 * Takes a request in at the edge: from headers, or from the same fields in a body. A header that names the member means
 * that the body is somebody's own and is not read.
 */
public final class RequestReader {

    private static final List<String> FIELDS = RequestField.words();

    /** Two names of one field. */
    private static final List<String> ROLES = List.of(RequestField.ROLE.word(), RequestField.ROLES.word());

    private final Function<String, String> aliases;

    /**
     * Reads requests about some accounts.
     *
     * @param aliases the alias of an alias or account id; takes null for the first account, throws for an unknown one
     */
    public RequestReader(Function<String, String> aliases) {
        this.aliases = aliases;
    }

    /**
     * Reads a request.
     *
     * @param kind as {@link OperationKind#text()}
     * @param headers of which those that begin with {@code CloudflareIga} count; they win over the body
     * @param body a map, or JSON as text, bytes or stream; anything when a header names the member
     * @param defaults fields that neither headers nor body have; null for none
     * @throws InvalidInputException about the first field that is unknown, missing or malformed
     */
    public OperationRequest read(String kind, Map<String, Object> headers, Object body, Map<String, Object> defaults) {
        OperationKind asked = OperationKind.of(kind);
        Map<String, Object> told = FieldReader.fields(headers, FIELDS);
        removeBlankTexts(told);
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!told.containsKey("memberId") && !told.containsKey("email")) {
            fields.putAll(fields(body));
        }
        if (!Collections.disjoint(told.keySet(), ROLES)) {
            fields.keySet().removeAll(ROLES);
        }
        fields.putAll(told);
        if (defaults != null) {
            defaults.forEach((field, value) -> {
                if (!field.equals("roles") || !fields.containsKey("role")) {
                    fields.putIfAbsent(field, value);
                }
            });
        }
        FieldReader reader = new FieldReader(fields);
        OperationRequest request = new OperationRequest(
                asked,
                aliases.apply(text(reader, RequestField.ACCOUNT)),
                reader.memberId(),
                reader.email(),
                reader.roles(),
                text(reader, RequestField.SCOPE),
                text(reader, RequestField.REASON),
                text(reader, RequestField.REQUESTED_BY),
                text(reader, RequestField.REFERENCE),
                text(reader, RequestField.IDEMPOTENCY_KEY),
                reader.flag(RequestField.DRY_RUN.word()),
                reader.flag(RequestField.MERGE_ROLES.word()),
                reader.flag(RequestField.RESTORE.word()),
                reader.flag(RequestField.DIRECT.word()));
        requireWhole(request);
        return request;
    }

    private static String text(FieldReader reader, RequestField field) {
        return reader.text(field.word(), field.longest());
    }

    private static void requireWhole(OperationRequest request) {
        String kind = request.kind().text();
        if (request.kind() == OperationKind.INVITE) {
            require(request.email() != null, "The field email is missing: " + kind + " needs the address to invite");
            require(
                    EmailAddress.isAscii(request.email()),
                    "The field email must be in ASCII for " + kind + ", as an invitation is sent there");
            require(
                    request.memberId() == null,
                    "The field memberId is none of " + kind + ": whom you invite has no id");
        } else {
            require(
                    request.email() != null || request.memberId() != null,
                    "The member is missing: " + kind + " needs the field memberId or email");
        }
        requireOwn(request, RequestField.DIRECT, request.direct());
        requireOwn(request, RequestField.MERGE_ROLES, request.mergeRoles());
        requireOwn(request, RequestField.RESTORE, request.restore());
        if (request.kind().takesRoles()) {
            require(!request.roles().isEmpty(), "The field roles is missing: " + kind + " needs at least one role");
        } else {
            require(request.roles().isEmpty(), "The field roles is none of " + kind + ": leave it out");
            require(request.scope() == null, "The field scope is none of " + kind + ": leave it out");
        }
    }

    private static void requireOwn(OperationRequest request, RequestField field, boolean isTold) {
        require(
                !isTold || request.kind().takes(field),
                "The field " + field.word() + " is none of " + request.kind().text() + ": it belongs to "
                        + field.takenBy().map(OperationKind::text).collect(Collectors.joining(" and ")));
    }

    private static void require(boolean valid, String sentence) {
        if (!valid) {
            throw new InvalidInputException(sentence);
        }
    }

    private static Map<String, Object> fields(Object body) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (body instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        } else if (body != null) {
            fields.putAll(parsed(body));
        }
        for (String name : fields.keySet()) {
            require(
                    FIELDS.contains(name),
                    "The field '" + FieldReader.quoted(name) + "' is not known: use " + String.join(", ", FIELDS));
        }
        fields.values().removeIf(java.util.Objects::isNull);
        removeBlankTexts(fields);
        return fields;
    }

    /** They are not there, and win over nothing; that a role or a flag is blank is a mistake. */
    private static void removeBlankTexts(Map<String, Object> fields) {
        fields.entrySet()
                .removeIf(field -> isText(field.getKey())
                        && field.getValue() instanceof CharSequence text
                        && text.toString().isBlank());
    }

    private static boolean isText(String word) {
        return Arrays.stream(RequestField.values())
                .anyMatch(field -> field.word().equals(word) && field.isText());
    }

    /** One whole object in which nothing is said twice; made when a body comes, for a start has no use for it. */
    private static final class WholeObject {
        private static final ObjectReader READER = Json.MAPPER
                .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {})
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    private static Map<String, Object> parsed(Object body) {
        try {
            if (body instanceof InputStream stream) {
                byte[] bytes = stream.readAllBytes();
                return bytes.length == 0 ? Map.of() : object(WholeObject.READER.readValue(bytes));
            }
            if (body instanceof byte[] bytes) {
                return bytes.length == 0 ? Map.of() : object(WholeObject.READER.readValue(bytes));
            }
            if (body instanceof String text) {
                return text.isBlank() ? Map.of() : object(WholeObject.READER.readValue(text));
            }
        } catch (IOException e) {
            throw notAnObject();
        }
        throw new InvalidInputException("The body is a " + body.getClass().getSimpleName()
                + ", which is not read: convert it to a text, bytes, a stream or a map, or name the member by headers");
    }

    private static Map<String, Object> object(Map<String, Object> parsed) {
        if (parsed == null) {
            throw notAnObject();
        }
        return parsed;
    }

    private static InvalidInputException notAnObject() {
        return new InvalidInputException(
                "The body must be a JSON object or a map with the fields of the request, such as"
                        + " {\"email\": \"ada@example.com\", \"roles\": [\"Billing\"]}, or the headers name the member");
    }
}
