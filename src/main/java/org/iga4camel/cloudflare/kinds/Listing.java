package org.iga4camel.cloudflare.kinds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.iga4camel.cloudflare.paging.Paging;

/**
 * A list that shows objects of a kind.
 *
 * @param words for sentences, in the plural: "the rejected members"
 * @param path below {@code /accounts/<id>/}; {@code {parent}} in it is the id of the object whose list it is
 * @param filter query parameters that make it this list
 * @param pageSize how many rows to ask for, the largest number that Cloudflare gives
 * @param needed whether nothing can be published without it; of another one, what is published is kept where the permission
 *     is missing
 * @param carry the statement that keeps what is published where it could not be read, null where it is needed
 */
public record Listing(
        String words,
        String path,
        Map<String, String> filter,
        Paging paging,
        int pageSize,
        boolean needed,
        String carry) {

    /** Cloudflare's largest page for most lists. */
    public static final int PAGE_SIZE = 50;

    /** Where the id of the parent stands in a path. */
    private static final String PARENT = "{parent}";

    public Listing {
        filter = Map.copyOf(filter);
    }

    /** A list without which nothing can be published. */
    public static Listing needed(String words, String path, Paging paging) {
        return new Listing(words, path, Map.of(), paging, PAGE_SIZE, true, null);
    }

    /** A list that a sync can do without. */
    public static Listing optional(String words, String path, Paging paging) {
        return new Listing(words, path, Map.of(), paging, PAGE_SIZE, false, "carry-objects");
    }

    /** Whether there is one such list for each parent object. */
    public boolean isUnderParent() {
        return path.contains(PARENT);
    }

    /** The path of one such list; whatever the id holds is one segment of it (RFC 3986, section 3.3). */
    public String path(String parent) {
        String segment = URLEncoder.encode(parent, StandardCharsets.UTF_8).replace("+", "%20");
        return path.replace(PARENT, segment);
    }
}
