package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A change as the database holds it; null is unknown or does not apply.
 *
 * @param id 0 for a change that a snapshot makes up
 * @param before what was published before, JSON, null when there was nothing
 * @param after what was published then, likewise
 */
public record ChangeRow(
        long id,
        String account,
        String at,
        String kind,
        String objectId,
        String objectName,
        String memberId,
        String email,
        String roleId,
        String roleName,
        String scopeKey,
        String scopeName,
        String before,
        String after,
        String cause,
        String actor) {

    static ChangeRow of(ResultSet row) throws SQLException {
        return new ChangeRow(
                row.getLong("id"),
                row.getString("account"),
                row.getString("at"),
                row.getString("kind"),
                row.getString("object_id"),
                row.getString("object_name"),
                row.getString("member_id"),
                row.getString("email"),
                row.getString("role_id"),
                row.getString("role_name"),
                row.getString("scope_key"),
                row.getString("scope_name"),
                row.getString("before"),
                row.getString("after"),
                row.getString("cause"),
                row.getString("actor"));
    }
}
