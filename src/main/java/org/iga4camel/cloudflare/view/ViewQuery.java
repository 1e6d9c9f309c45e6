package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NotThereException;

/**
 * One question to the database, checked.
 *
 * @param parameters of the statement that answers it
 * @param limit rows at most; {@link #ALL} for as many as there are
 */
public record ViewQuery(View view, Map<String, Object> parameters, int limit) {

    /** As many rows as there are. */
    public static final int ALL = 0;

    /** The most rows of a page that may be asked for. */
    public static final int GREATEST_LIMIT = 1000;

    private static final String ACCOUNT = "account";
    private static final String EMAIL = "email";
    private static final String EMAILS = "emails";
    private static final String NONE = "[]";
    private static final String ROWS = "rows";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public ViewQuery {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Asks for one thing.
     *
     * @param id of the thing; null when it is not known yet
     */
    public static ViewQuery one(View view, String account, Object id) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(ACCOUNT, account);
        parameters.put(view.key().get(0), id);
        if (view == View.MEMBER) {
            parameters.put(EMAIL, "");
            parameters.put(EMAILS, NONE);
        }
        return new ViewQuery(view, parameters, 1);
    }

    /** Asks for the member with an e-mail address, in whatever case it is written. */
    public static ViewQuery member(String account, String email) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(ACCOUNT, account);
        parameters.put(View.MEMBER.key().get(0), "");
        parameters.put(EMAIL, email);
        return new ViewQuery(View.MEMBER, parameters, 1);
    }

    /**
     * Asks for an object.
     *
     * @param kind name of its kind
     * @param under id of its parent, empty where that does not matter
     */
    public static ViewQuery object(String account, String kind, String id, String under) {
        return new ViewQuery(
                View.OBJECT,
                Map.of(
                        ACCOUNT,
                        account,
                        View.KIND,
                        kind,
                        View.UNDER,
                        under,
                        View.OBJECT.key().get(0),
                        id),
                2);
    }

    /** The same question, with all the ways in which its e-mail address is written in the database. */
    ViewQuery spelled(List<String> emails) {
        Map<String, Object> changed = new LinkedHashMap<>(parameters);
        try {
            changed.put(EMAILS, MAPPER.writeValueAsString(emails));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts cannot be written as JSON", e);
        }
        return new ViewQuery(view, changed, limit);
    }

    /**
     * Asks for a list, from its beginning.
     *
     * @param filters by their names; what is not in it leaves nothing out
     * @param limit rows at most, or {@link #ALL}
     */
    public static ViewQuery list(View view, String account, Map<String, String> filters, int limit) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(ACCOUNT, account);
        view.filters().forEach(filter -> parameters.put(filter, filters.getOrDefault(filter, "")));
        if (view.filters().contains(EMAIL)) {
            parameters.put(EMAILS, NONE);
        }
        // the row beyond the page tells whether there is a next one
        parameters.put(ROWS, limit == ALL ? -1 : limit + 1);
        view.key().forEach(column -> parameters.put(column, view.start(null)));
        return new ViewQuery(view, parameters, limit);
    }

    /**
     * The same question, behind a row that was answered.
     *
     * @param cursor what {@link Rows#getNext()} gave for this question; null for the beginning
     * @throws InvalidInputException when it belongs to no such question
     */
    public ViewQuery after(String cursor) {
        if (cursor == null) {
            return this;
        }
        return behind(Cursor.of(cursor, identity(), view.key().size()).key());
    }

    /** The same question, behind the row with this id. */
    public ViewQuery afterId(long id) {
        return behind(List.of(Long.toString(id)));
    }

    /** The account that it is about. */
    String account() {
        return (String) parameters.get(ACCOUNT);
    }

    /** The change behind which changes are asked for; 0 for all that are kept. */
    long afterId() {
        return (long) parameters.get(view.key().get(0));
    }

    /** The e-mail address that is asked for; empty where none is. */
    String email() {
        return (String) parameters.getOrDefault(EMAIL, "");
    }

    /** The word of one of the view's filters; empty when it leaves nothing out. */
    String filter(String name) {
        return (String) parameters.get(name);
    }

    /** The same question, in pages of so many rows. */
    ViewQuery pages(int rows) {
        Map<String, Object> changed = new LinkedHashMap<>(parameters);
        changed.put(ROWS, rows + 1);
        return new ViewQuery(view, changed, rows);
    }

    /** The same question, about a thing whose id is known now. */
    public ViewQuery of(Object id) {
        return one(view, account(), id);
    }

    /** The SQL that answers it. */
    public String sql() {
        return view.sql();
    }

    /** Turns rows of the database into the answer to a list. */
    public Rows<Object> page(List<Map<String, Object>> rows) {
        boolean more = limit != ALL && rows.size() > limit;
        List<Map<String, Object>> shown = more ? rows.subList(0, limit) : rows;
        return new Rows<>(shown.stream().map(this::item).toList(), more ? cursor(shown.get(shown.size() - 1)) : null);
    }

    /**
     * Turns rows of the database into the one thing that was asked for.
     *
     * @throws NotThereException when there is none
     * @throws InvalidInputException when there are several
     */
    public Object one(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            throw new NotThereException("Account " + account() + " has no " + view.missing());
        }
        if (rows.size() > 1) {
            throw new InvalidInputException("Several of account " + account()
                    + " have this id: say by 'under' which one is meant, with the id of its parent");
        }
        return item(rows.get(0));
    }

    private Object item(Map<String, Object> row) {
        return MAPPER.convertValue(row, view.type());
    }

    private ViewQuery behind(List<String> key) {
        Map<String, Object> changed = new LinkedHashMap<>(parameters);
        for (int i = 0; i < key.size(); i++) {
            changed.put(view.key().get(i), view.start(key.get(i)));
        }
        return new ViewQuery(view, changed, limit);
    }

    /** What asks for the rows behind one. */
    private String cursor(Map<String, Object> row) {
        List<String> key = new ArrayList<>();
        view.key().forEach(column -> key.add(String.valueOf(row.get(column))));
        return view.goesOnById() ? key.get(0) : new Cursor(identity(), key).text();
    }

    /** Two questions with other filters or another account have other identities; the limit may change on the way. */
    private String identity() {
        StringBuilder asked = new StringBuilder(view.name()).append(' ').append(account());
        view.filters()
                .forEach(filter -> asked.append('\n')
                        .append(filter(filter).length())
                        .append(' ')
                        .append(filter(filter)));
        return UUID.nameUUIDFromBytes(asked.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
