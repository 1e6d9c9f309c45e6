package org.iga4camel.cloudflare.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One request to the REST API, admitted and checked.
 *
 * @param alias of the account it is about
 * @param keyName says who asks: the name of the key that came with it
 * @param parameters of the statement that answers it
 * @param fields of the operation that is asked for; empty when none is
 * @param limit rows of a page at most
 */
public record ApiCall(
        Question question,
        ApiPath path,
        String alias,
        String keyName,
        Map<String, Object> parameters,
        Map<String, Object> fields,
        int limit) {

    private static final String BEHIND_ALL_IDS = "g";
    private static final int USUAL_LIMIT = 100;
    private static final int GREATEST_LIMIT = 1000;

    /** Takes a request that asks for one thing, or for one to be made. */
    static ApiCall one(Question question, ApiPath path, String alias, String keyName) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("account", alias);
        switch (question) {
            case MEMBER -> parameters.put("member_id", path.member());
            case SYNC, SYNC_RELEASE -> parameters.put("id", path.run());
            case OPERATION -> parameters.put("id", path.operation());
            default -> {}
        }
        return new ApiCall(question, path, alias, keyName, parameters, Map.of(), 1);
    }

    /** Takes a request that asks for a page of a list. */
    static ApiCall list(Question question, ApiPath path, String alias, String keyName, Query query) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("account", alias);
        question.filters()
                .forEach(filter -> parameters.put(filter, query.text(filter).orElse("")));
        String identity = identity(question, parameters);
        int limit = (int) query.number(Question.LIMIT, 1, GREATEST_LIMIT, USUAL_LIMIT);
        // the row beyond the page tells whether there is a next one
        parameters.put("rows", limit + 1);
        if (question.goesOnById()) {
            parameters.put("id", query.number(Question.AFTER, 0, Long.MAX_VALUE, 0));
        } else {
            List<String> key = query.text(Question.CURSOR)
                    .map(cursor ->
                            Cursor.of(cursor, identity, question.key().size()).key())
                    .orElse(null);
            for (int i = 0; i < question.key().size(); i++) {
                parameters.put(question.key().get(i), start(question, key == null ? null : key.get(i)));
            }
        }
        return new ApiCall(question, path, alias, keyName, parameters, Map.of(), limit);
    }

    /** Takes a request that asks for an operation. */
    static ApiCall operation(
            Question question, ApiPath path, String alias, String keyName, Map<String, Object> fields) {
        return new ApiCall(question, path, alias, keyName, Map.of("account", alias), fields, 1);
    }

    /** The same request, about the run or the operation that came of it. */
    ApiCall of(Object id) {
        Map<String, Object> about = new LinkedHashMap<>(parameters);
        about.put("id", id);
        return new ApiCall(question, path, alias, keyName, about, fields, limit);
    }

    /** Whether it asks how operations stand. */
    public boolean isAboutOperations() {
        return question.isAboutOperations();
    }

    /** The run that it is about. */
    public long run() {
        return (long) parameters.get("id");
    }

    /** What asks for the page behind a row. */
    String behind(Map<String, Object> row) {
        List<String> key = question.key().stream()
                .map(column -> String.valueOf(row.get(column)))
                .toList();
        return question.goesOnById() ? key.get(0) : new Cursor(identity(question, parameters), key).text();
    }

    /** Two questions with other filters or another account have other identities; the limit may change on the way. */
    private static String identity(Question question, Map<String, Object> parameters) {
        StringBuilder asked = new StringBuilder(question.name()).append(' ').append(parameters.get("account"));
        question.filters()
                .forEach(filter -> asked.append('\n')
                        .append(((String) parameters.get(filter)).length())
                        .append(' ')
                        .append(parameters.get(filter)));
        return UUID.nameUUIDFromBytes(asked.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Object start(Question question, String key) {
        if (question == Question.SYNCS) {
            return key == null ? (Object) Long.MAX_VALUE : (Object) Cursor.number(key);
        }
        if (question == Question.OPERATIONS) {
            return key == null ? BEHIND_ALL_IDS : key;
        }
        return key == null ? "" : key;
    }
}
