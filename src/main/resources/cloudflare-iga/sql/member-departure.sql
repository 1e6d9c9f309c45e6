-- How a member went. An invitation that was declined went then, and not when its remains were removed.
-- ?1 account, ?2 member.
SELECT c.cause, c.email, coalesce(c.after, c.before) ->> '$.status' AS status,
       (SELECT min(f.at) FROM change f WHERE f.account = c.account AND f.member_id = c.member_id) AS first_seen_at,
       EXISTS (SELECT 1
               FROM change r
               JOIN operation_entry o ON o.id = r.cause AND o.kind = 'remove'
               WHERE r.account = c.account AND r.member_id = c.member_id
                 AND r.kind IN ('member.removed', 'invitation.gone')) AS was_removed
FROM change c
WHERE c.account = ?1 AND c.member_id = ?2 AND c.kind IN ('member.removed', 'invitation.gone')
ORDER BY c.kind = 'member.removed' AND c.before ->> '$.status' IS 'rejected', c.id DESC
LIMIT 1
