package org.iga4camel.cloudflare.view;

import java.util.AbstractList;
import java.util.List;
import org.iga4camel.cloudflare.model.Answer;

/** A list, or as much of it as was asked for, that knows how it goes on; it does not change. */
public final class Rows<T> extends AbstractList<T> implements Answer {

    private final List<T> items;
    private final String next;

    /** @param next null when nothing follows */
    public Rows(List<T> items, String next) {
        this.items = List.copyOf(items);
        this.next = next;
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** The cursor that asks for what follows; null when nothing does. */
    public String getNext() {
        return next;
    }
}
