package org.iga4camel.cloudflare.model;

import java.util.Map;

/**
 * The lists a sync reads, in the order in which it reads them.
 *
 * <p>Source: Cloudflare API v4, members, roles and IAM of an account.
 */
public enum SyncList {
    ROLES("roles", "roles", "", false),
    PERMISSION_GROUPS("permission groups", "iam/permission_groups", "", true),
    RESOURCE_GROUPS("resource groups", "iam/resource_groups", "", true),
    MEMBERS("members", "members", "", false),
    REJECTED_MEMBERS("rejected members", "members", "rejected", true);

    private final String words;
    private final String path;
    private final String status;
    private final boolean optional;

    SyncList(String words, String path, String status, boolean optional) {
        this.words = words;
        this.path = path;
        this.status = status;
        this.optional = optional;
    }

    /** For sentences: "the members". */
    public String words() {
        return words;
    }

    /** Below {@code /accounts/<id>/}. */
    public String path() {
        return path;
    }

    /** Query parameters that make it this list. */
    public Map<String, String> filter() {
        return status.isEmpty() ? Map.of() : Map.of("status", status);
    }

    /** Whether a sync can do without it when the permission is missing: what is published of it is then kept. */
    public boolean isOptional() {
        return optional;
    }

    /** Whether the total may count rows that the filter leaves out, and so proves nothing when it differs. */
    public boolean isFiltered() {
        return !status.isEmpty();
    }

    /** Whether Cloudflare may answer with the whole list whatever page is asked for. */
    public boolean mayIgnorePaging() {
        return this == RESOURCE_GROUPS || this == PERMISSION_GROUPS;
    }

    /** Whether a row without an id makes a reading unbelievable; of roles some are known to have none. */
    public boolean needsIds() {
        return this == MEMBERS || this == REJECTED_MEMBERS;
    }
}
