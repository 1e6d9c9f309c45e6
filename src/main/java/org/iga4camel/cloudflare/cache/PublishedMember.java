package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A member as it stands published.
 *
 * @param memberId never null
 * @param userId null while the person behind it is not known
 * @param email null when Cloudflare never told it
 * @param status as Cloudflare sent it, null when it never told it
 */
public record PublishedMember(String memberId, String userId, String email, String status) {

    static PublishedMember of(ResultSet row) throws SQLException {
        return new PublishedMember(
                row.getString("member_id"), row.getString("user_id"), row.getString("email"), row.getString("status"));
    }
}
