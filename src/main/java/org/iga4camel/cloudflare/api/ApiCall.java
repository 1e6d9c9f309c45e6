package org.iga4camel.cloudflare.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.kinds.Kind;
import org.iga4camel.cloudflare.view.View;
import org.iga4camel.cloudflare.view.ViewQuery;

/**
 * One request to the REST API, admitted and checked.
 *
 * @param alias of the account it is about
 * @param keyName says who asks: the name of the key that came with it
 * @param query what of the database answers it
 * @param fields of the operation that is asked for; empty when none is
 */
public record ApiCall(
        Question question, ApiPath path, String alias, String keyName, ViewQuery query, Map<String, Object> fields) {

    /** Requests of one account that wait for Cloudflare at once, at most. */
    static final int MOST_WAITING = 16;

    private static final String MEMBER = "member";
    private static final String EMAIL = "email";
    private static final String SINCE = "since";
    private static final int USUAL_LIMIT = 100;

    /** Takes a request that asks for one thing, or for one to be made. */
    static ApiCall one(Question question, ApiPath path, String alias, String keyName) {
        if (question == Question.MEMBER && ApiPath.isEmail(path.member())) {
            return new ApiCall(question, path, alias, keyName, ViewQuery.member(alias, path.member()), Map.of());
        }
        Object id = switch (question) {
            case MEMBER -> path.member();
            case SYNC, SYNC_RELEASE -> path.run();
            case OPERATION -> path.operation();
            default -> null;
        };
        return new ApiCall(question, path, alias, keyName, ViewQuery.one(question.view(), alias, id), Map.of());
    }

    /** Takes a request that asks for objects of a kind, or for one of them. */
    static ApiCall objects(Question question, ApiPath path, String alias, String keyName, Query query, Kind kind) {
        if (question.isList()) {
            return list(question, path, alias, keyName, query, Map.of(View.KIND, kind.name()));
        }
        String under = query.text(View.UNDER).orElse("");
        return new ApiCall(
                question, path, alias, keyName, ViewQuery.object(alias, kind.name(), path.object(), under), Map.of());
    }

    /** Takes a request that asks for a page of a list. */
    static ApiCall list(Question question, ApiPath path, String alias, String keyName, Query query) {
        return list(question, path, alias, keyName, query, Map.of());
    }

    private static ApiCall list(
            Question question, ApiPath path, String alias, String keyName, Query query, Map<String, String> told) {
        Map<String, String> filters = new LinkedHashMap<>(told);
        for (String filter : question.view().filters()) {
            Optional<String> value = switch (filter) {
                case MEMBER -> query.memberId(filter);
                case EMAIL -> query.email(filter);
                case SINCE -> query.time(filter);
                default -> query.text(filter);
            };
            value.ifPresent(wanted -> filters.put(filter, wanted));
        }
        int limit = (int) query.number(Question.LIMIT, 1, ViewQuery.GREATEST_LIMIT, USUAL_LIMIT);
        ViewQuery list = ViewQuery.list(question.view(), alias, filters, limit);
        ViewQuery page = question.view().goesOnById()
                ? list.afterId(query.number(Question.AFTER, 0, Long.MAX_VALUE, 0))
                : list.after(query.text(Question.CURSOR).orElse(null));
        return new ApiCall(question, path, alias, keyName, page, Map.of());
    }

    /** Takes a request that asks for an operation. */
    static ApiCall operation(
            Question question, ApiPath path, String alias, String keyName, Map<String, Object> fields) {
        return new ApiCall(question, path, alias, keyName, ViewQuery.one(question.view(), alias, null), fields);
    }

    /** The same request, about the run or the operation that came of it. */
    ApiCall of(Object id) {
        return new ApiCall(question, path, alias, keyName, query.of(id), fields);
    }

    /** Whether it asks how operations stand. */
    public boolean isAboutOperations() {
        return question.isAboutOperations();
    }

    /** Whether it is answered only when Cloudflare was asked. */
    public boolean mayWait() {
        return question.isOperation() || isAboutOperations();
    }

    /** How many of its account may wait at once, itself included. */
    public int mostWaiting() {
        return MOST_WAITING;
    }

    /** The run that it is about. */
    public long run() {
        return (long) query.parameters().get("id");
    }

    /** The held run that it releases, null for none. */
    public Long release() {
        return question == Question.SYNC_RELEASE ? run() : null;
    }
}
