package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.cache.Sql;

/** Turns rows of the database into answers. */
public final class Answers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The SQL that answers a request. */
    public String statement(ApiCall call) {
        return Sql.read(call.question().statement());
    }

    /** A page of a list: its rows, and what asks for the next page. */
    public Map<String, Object> page(ApiCall call, List<Map<String, Object>> rows) {
        boolean more = rows.size() > call.limit();
        List<Map<String, Object>> shown = more ? rows.subList(0, call.limit()) : rows;
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", shown.stream().map(row -> item(call, row)).toList());
        page.put("next", more ? call.behind(shown.get(shown.size() - 1)) : null);
        return page;
    }

    /**
     * The one row that was asked for.
     *
     * @throws NotThereException when there is none
     */
    public Object one(ApiCall call, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            throw new NotThereException("Account " + call.alias() + " has no " + whatIsAsked(call.question()));
        }
        return item(call, rows.get(0));
    }

    private static String whatIsAsked(Question question) {
        return switch (question) {
            case MEMBER -> "member with this id: look it up in 'members'";
            case OPERATION -> "operation with this id: look it up in 'operations'";
            default -> "sync run with this id: look it up in 'syncs'";
        };
    }

    private static Object item(ApiCall call, Map<String, Object> row) {
        return MAPPER.convertValue(row, call.question().type());
    }
}
