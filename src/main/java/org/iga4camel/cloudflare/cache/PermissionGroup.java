package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A permission group as it stands published, whether a role stands for it or not.
 *
 * @param id never null
 * @param name null when Cloudflare never told it
 * @param scopes what it can be assigned on, as Cloudflare sent it, such as {@code com.cloudflare.api.account.zone}; null
 *     when it never told it
 */
public record PermissionGroup(String id, String name, String scopes) {

    static PermissionGroup of(ResultSet row) throws SQLException {
        return new PermissionGroup(
                row.getString("permission_group_id"), row.getString("name"), row.getString("scopes"));
    }
}
