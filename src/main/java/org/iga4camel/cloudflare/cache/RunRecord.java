package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One sync run as it stands in the public view {@code sync_runs}; times are UTC ISO-8601 text.
 *
 * @param finishedAt null while it runs
 * @param members published members afterwards, null when nothing was published; likewise roles, roleAssignments, changes
 * @param detail why it was not published, null when it was
 * @param warnings JSON array of sentences
 */
public record RunRecord(
        long id,
        String account,
        String accountId,
        String startedAt,
        String finishedAt,
        String status,
        int requests,
        Integer members,
        Integer roles,
        Integer roleAssignments,
        Integer changes,
        String detail,
        String warnings) {

    static RunRecord of(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getLong("id"),
                row.getString("account"),
                row.getString("account_id"),
                row.getString("started_at"),
                row.getString("finished_at"),
                row.getString("status"),
                row.getInt("requests"),
                integer(row, "members"),
                integer(row, "roles"),
                integer(row, "role_assignments"),
                integer(row, "changes"),
                row.getString("detail"),
                row.getString("warnings"));
    }

    private static Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
