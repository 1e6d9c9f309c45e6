package org.iga4camel.cloudflare.sandbox;

import java.util.List;

/**
 * Which page a list request asks for, within the list's bounds.
 *
 * @param page from 1
 * @param size rows per page, as echoed
 */
record Paging(int page, int size) {

    static Paging of(Call call, int defaultSize, int min, int max) {
        int size = number(call, "per_page", defaultSize);
        if (size < min || size > max) {
            if (call.options().is(SandboxSwitch.REFUSE_PER_PAGE_OUT_OF_BOUNDS)) {
                throw ApiError.invalid("per_page must be between " + min + " and " + max);
            }
            size = Math.max(min, Math.min(max, size));
        }
        return new Paging(Math.max(1, number(call, "page", 1)), size);
    }

    /** The bounds of most lists. */
    static Paging usual(Call call) {
        return of(call, 20, 5, 50);
    }

    long from() {
        return (page - 1L) * size;
    }

    <T> List<T> cut(List<T> all) {
        int from = (int) Math.min(all.size(), from());
        return all.subList(from, Math.min(all.size(), from + size));
    }

    private static int number(Call call, String parameter, int fallback) {
        String text = call.query(parameter);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiError.invalid(parameter + " must be a number");
        }
    }
}
