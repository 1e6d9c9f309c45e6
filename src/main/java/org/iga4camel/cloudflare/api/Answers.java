package org.iga4camel.cloudflare.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.NotThereException;
import org.iga4camel.cloudflare.view.Rows;

/** Turns rows of the database into answers. */
public final class Answers {

    /** A page of a list: its rows, and what asks for the next page. */
    public Map<String, Object> page(ApiCall call, List<Map<String, Object>> rows) {
        Rows<Object> shown = call.query().page(rows);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", shown);
        page.put("next", shown.getNext());
        return page;
    }

    /**
     * The one row that was asked for.
     *
     * @throws NotThereException when there is none
     */
    public Object one(ApiCall call, List<Map<String, Object>> rows) {
        return call.query().one(rows);
    }
}
