package org.iga4camel.cloudflare.view;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A list of any length, row by row, of which no more than a page is in memory. Each page is read when the row before it
 * was taken, and goes on behind that row: what comes and goes in between makes no row come twice or be left out.
 */
final class Pages implements Iterator<Object> {

    private final Function<ViewQuery, List<Map<String, Object>>> reader;
    private ViewQuery next;
    private Iterator<Object> page = List.of().iterator();

    Pages(ViewQuery query, int rows, Function<ViewQuery, List<Map<String, Object>>> reader) {
        this.reader = reader;
        next = query.pages(rows);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            Rows<Object> read = next.page(reader.apply(next));
            next = read.getNext() == null ? null : next.after(read.getNext());
            page = read.iterator();
        }
        return page.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The list is at its end");
        }
        return page.next();
    }
}
