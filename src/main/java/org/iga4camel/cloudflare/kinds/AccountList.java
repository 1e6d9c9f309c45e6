package org.iga4camel.cloudflare.kinds;

import java.util.Map;
import org.iga4camel.cloudflare.cache.StagedList;
import org.iga4camel.cloudflare.paging.ListRules;
import org.iga4camel.cloudflare.wire.Json;

/**
 * One list of an account, to be read.
 *
 * @param parent id of the object whose list it is, empty for the account's own
 */
public record AccountList(Kind kind, Listing listing, String parent) {

    /** For sentences: "the members". */
    public String words() {
        return parent.isEmpty() ? listing.words() : listing.words() + " of " + parent;
    }

    /** Below {@code /accounts/<id>/}. */
    public String path() {
        return listing.path(parent);
    }

    /** Query parameters that make it this list. */
    public Map<String, String> filter() {
        return listing.filter();
    }

    /** Whether a sync can do without it when the permission is missing: what is published of it is then kept. */
    public boolean isOptional() {
        return !listing.needed();
    }

    /** What is peculiar to it; a row without an id is unbelievable among members, of roles some are known to have none. */
    public ListRules rules() {
        return new ListRules(listing.paging(), listing.pageSize(), kind.equals(Kinds.MEMBER));
    }

    /** The same for the database. */
    public StagedList staged() {
        return new StagedList(
                listing.words(),
                kind.name(),
                parent,
                Json.MAPPER.valueToTree(kind.fields()).toString(),
                kind.unfold(),
                listing.carry());
    }
}
