package org.iga4camel.cloudflare.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.FieldReader;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NeverPublishedException;
import org.iga4camel.cloudflare.model.PositionLostException;
import org.iga4camel.cloudflare.model.UnknownAccountException;

/** Takes questions in at the edge, from the headers of a message; a body is somebody's own and is not read. */
public final class ViewReader {

    private static final List<String> FIELDS = List.of(
            "account",
            "memberId",
            "email",
            "status",
            "role",
            "scope",
            View.KIND,
            View.UNDER,
            "objectId",
            "operationId",
            "cursor",
            "limit",
            "streaming");
    private static final int LONGEST = 300;
    private static final int LONGEST_CURSOR = 2000;

    private final Function<String, String> aliases;
    private final PublishedState published;
    private final Kinds kinds;
    private final AnswerCheck answers;

    /**
     * Reads questions about some accounts.
     *
     * @param aliases the alias of an alias or account id; takes null for the first account, throws for an unknown one
     */
    public ViewReader(Function<String, String> aliases, PublishedState published, Kinds kinds) {
        this.aliases = aliases;
        this.published = published;
        this.kinds = kinds;
        answers = new AnswerCheck(published, kinds);
    }

    /**
     * Asks for a list.
     *
     * @param view name of a {@link View}
     * @param headers of which those that begin with {@code CloudflareIga} count
     * @throws InvalidInputException about a malformed field
     * @throws UnknownAccountException when there is no such account
     */
    public ViewQuery list(String view, Map<String, Object> headers) {
        View asked = View.valueOf(view);
        FieldReader fields = fields(headers);
        requireListOfMember(asked, fields);
        Map<String, String> filters = new LinkedHashMap<>();
        for (String filter : asked.filters()) {
            String value = switch (filter) {
                case "member" -> fields.memberId();
                case "email" -> fields.email();
                default -> fields.text(filter, LONGEST);
            };
            if (value != null) {
                filters.put(filter, value);
            }
        }
        if (asked == View.OBJECTS) {
            filters.put(View.KIND, kinds.shownAt(filters.get(View.KIND)).name());
        }
        int limit = (int) fields.number("limit", 1, ViewQuery.GREATEST_LIMIT, ViewQuery.ALL);
        return ViewQuery.list(asked, account(fields), filters, limit).after(fields.text("cursor", LONGEST_CURSOR));
    }

    /** A list that is asked about one member, and cannot be, is not answered with all of them. */
    private static void requireListOfMember(View asked, FieldReader fields) {
        if (asked.filters().contains("email") && !asked.filters().contains("member") && fields.memberId() != null) {
            throw new InvalidInputException(
                    "The field memberId does not go with a list of members: ask for the member itself, or by email");
        }
        if (asked.filters().contains("member") && !asked.filters().contains("email") && fields.email() != null) {
            throw new InvalidInputException(
                    "The field email does not go with this list: the field memberId says which member it is about");
        }
    }

    /**
     * Whether the answer is to be handed over row by row.
     *
     * @throws InvalidInputException when the header says neither yes nor no, or there is a limit as well
     */
    public boolean isStreaming(Map<String, Object> headers) {
        FieldReader fields = fields(headers);
        boolean streaming = fields.flag("streaming");
        if (streaming && fields.has("limit")) {
            throw new InvalidInputException(
                    "The field limit does not go with streaming: a stream has as many rows as there are");
        }
        return streaming;
    }

    /**
     * Asks for one member, by id or else by e-mail address.
     *
     * @throws InvalidInputException when neither is given, or one is malformed
     */
    public ViewQuery member(Map<String, Object> headers) {
        FieldReader fields = fields(headers);
        String account = account(fields);
        String id = fields.memberId();
        if (id != null) {
            return ViewQuery.one(View.MEMBER, account, id);
        }
        String email = fields.email();
        if (email == null) {
            throw new InvalidInputException("The member is missing: the field memberId or email says who is meant");
        }
        return ViewQuery.member(account, email);
    }

    /**
     * Asks for one object of a kind.
     *
     * @throws InvalidInputException when its kind or id is not given or malformed, or nothing of the kind is shown
     */
    public ViewQuery object(Map<String, Object> headers) {
        FieldReader fields = fields(headers);
        String id = fields.text("objectId", LONGEST);
        if (id == null) {
            throw new InvalidInputException("The field objectId is missing: say which object is meant");
        }
        String under = fields.text(View.UNDER, LONGEST);
        return ViewQuery.object(
                account(fields), kinds.shownAt(fields.text(View.KIND, LONGEST)).name(), id, under == null ? "" : under);
    }

    /**
     * Asks for one operation.
     *
     * @throws InvalidInputException when its id is not given or malformed
     */
    public ViewQuery operation(Map<String, Object> headers) {
        FieldReader fields = fields(headers);
        String id = fields.id("operationId", "id of the operations");
        if (id == null) {
            throw new InvalidInputException("The field operationId is missing: say which operation is meant");
        }
        return ViewQuery.one(View.OPERATION, account(fields), id);
    }

    /**
     * Lets a question pass that can be answered truly, and makes it ready to be asked.
     *
     * @throws NeverPublishedException when nothing was published yet of what it is about
     * @throws InvalidInputException when one of its filters is a word that nothing can have
     * @throws PositionLostException when changes would be missing between where it goes on and the first one told
     */
    public ViewQuery check(ViewQuery query) {
        answers.check(query);
        return query.email().isEmpty() ? query : query.spelled(published.spellings(query.account(), query.email()));
    }

    private String account(FieldReader fields) {
        return aliases.apply(fields.text("account", LONGEST));
    }

    private static FieldReader fields(Map<String, Object> headers) {
        return FieldReader.ofHeaders(headers, FIELDS);
    }
}
