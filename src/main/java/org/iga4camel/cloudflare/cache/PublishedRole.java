package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A role as it stands published.
 *
 * @param id of the role, or of the permission group where no role stands for it
 * @param name null when Cloudflare never told it
 * @param kind {@code role} or {@code permission_group}
 */
public record PublishedRole(String id, String name, String kind) {

    static PublishedRole of(ResultSet row) throws SQLException {
        return new PublishedRole(row.getString("role_id"), row.getString("name"), row.getString("kind"));
    }
}
