package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One state of one provisioning operation, as the journal keeps it. Times are UTC ISO-8601 text with milliseconds. What
 * is not said to be never null may be null: not told, or not known yet.
 *
 * @param id the operation's, the same in all its states, see {@link OperationIds}; never null
 * @param account alias; never null
 * @param kind what was asked for, such as {@code grant}; never null
 * @param status {@code open}, {@code applied}, {@code unchanged}, {@code planned}, {@code refused} or {@code failed};
 *     never null
 * @param memberId the member as it is now; null while an invitation has none
 * @param formerMemberId the member's id before a reinvitation, which gives it another one
 * @param requestedBy who asked
 * @param reference a ticket or the like
 * @param idempotencyKey what the caller tells the repetition of a request by
 * @param request what was asked, JSON
 * @param plan JSON
 * @param before the member's rights before, JSON array
 * @param after the member's rights afterwards, as read back, JSON array
 * @param requests sent to Cloudflare so far
 * @param writes how many writes were about to be sent so far; above 0 a write may have left
 * @param cfRay Cloudflare's name for the answer that decided
 * @param startedAt never null
 * @param finishedAt null while it is open
 * @param detail a sentence for a person that is no error
 * @param error a sentence that says why it was refused or failed
 */
public record OperationRecord(
        String id,
        String account,
        String kind,
        String status,
        String memberId,
        String formerMemberId,
        String email,
        String requestedBy,
        String reason,
        String reference,
        String idempotencyKey,
        String request,
        String plan,
        String before,
        String after,
        int requests,
        int writes,
        String cfRay,
        String startedAt,
        String finishedAt,
        String detail,
        String error) {

    static OperationRecord of(ResultSet row) throws SQLException {
        return new OperationRecord(
                row.getString("id"),
                row.getString("account"),
                row.getString("kind"),
                row.getString("status"),
                row.getString("member_id"),
                row.getString("former_member_id"),
                row.getString("email"),
                row.getString("requested_by"),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("idempotency_key"),
                row.getString("request"),
                row.getString("plan"),
                row.getString("before"),
                row.getString("after"),
                row.getInt("requests"),
                row.getInt("writes"),
                row.getString("cf_ray"),
                row.getString("started_at"),
                row.getString("finished_at"),
                row.getString("detail"),
                row.getString("error"));
    }
}
