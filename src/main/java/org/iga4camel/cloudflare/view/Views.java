package org.iga4camel.cloudflare.view;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.ExchangeHelper;
import org.iga4camel.cloudflare.model.NotThereException;
import org.iga4camel.cloudflare.trace.Trace;

/** Makes typed answers of what the database says. */
public final class Views implements AutoCloseable {

    private static final String ROWS = "direct:cloudflare-iga-rows";
    private static final int AT_ONCE = 500;

    private final CamelContext context;
    private ProducerTemplate template;

    public Views(CamelContext context) {
        this.context = context;
    }

    /**
     * The answer to a list, row by row, read through the route that asks the database; for one thread, and usable as long
     * as the context runs. The first rows are read at once, so that what is wrong with the question fails who asks it.
     *
     * @param asking whose trace the reading is part of
     */
    public Iterator<Object> stream(ViewQuery query, Exchange asking) {
        Trace trace = Trace.of(asking);
        return new Pages(query, AT_ONCE, next -> rows(next, trace));
    }

    /** The answer to a list, from the rows of the database. */
    public Rows<Object> page(ViewQuery query, List<Map<String, Object>> rows) {
        return query.page(rows);
    }

    /**
     * The one thing that was asked for, from the rows of the database.
     *
     * @throws NotThereException when there is none
     */
    public Object one(ViewQuery query, List<Map<String, Object>> rows) {
        return query.one(rows);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(ViewQuery query, Trace trace) {
        Exchange answered = template().request(ROWS, asked -> {
            asked.getMessage().setBody(query);
            trace.continueOn(asked);
        });
        return (List<Map<String, Object>>) ExchangeHelper.extractResultBody(answered, ExchangePattern.InOut);
    }

    private synchronized ProducerTemplate template() {
        if (template == null) {
            template = context.createProducerTemplate();
        }
        return template;
    }

    @Override
    public synchronized void close() {
        if (template != null) {
            template.stop();
        }
    }
}
