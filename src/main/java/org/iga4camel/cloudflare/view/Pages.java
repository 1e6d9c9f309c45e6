package org.iga4camel.cloudflare.view;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A list of any length, row by row, of which no more than a page is in memory. The first page is read at once; each other
 * when the row before it was taken, and it goes on behind that row: what comes and goes in between makes no row come twice
 * or be left out.
 */
final class Pages implements Iterator<Object> {

    private final Function<ViewQuery, List<Map<String, Object>>> reader;
    private ViewQuery next;
    private Iterator<Object> page;

    Pages(ViewQuery query, int rows, Function<ViewQuery, List<Map<String, Object>>> reader) {
        this.reader = reader;
        next = query.pages(rows);
        read();
    }

    private void read() {
        Rows<Object> read = next.page(reader.apply(next));
        next = read.getNext() == null ? null : next.after(read.getNext());
        page = read.iterator();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            read();
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
