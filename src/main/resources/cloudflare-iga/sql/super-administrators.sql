-- Who else holds a role on the whole account, undisputed and having accepted the invitation.
-- ?1 account, ?2 role, ?3 key of the whole account, ?4 a member who does not count, NULL for nobody.
SELECT m.member_id
FROM right_held h
JOIN member m ON m.account = h.account AND m.member_id = h.holder_id
WHERE h.account = ?1 AND h.holder_kind = 'member' AND h.role_id = ?2 AND h.scope_key = ?3 AND h.access = 'allow'
  AND m.status = 'accepted'
  AND m.member_id IS NOT ?4
  AND NOT EXISTS (SELECT 1 FROM right_held denied
                  WHERE denied.account = ?1 AND denied.holder_kind = 'member' AND denied.holder_id = m.member_id
                    AND denied.role_id = ?2 AND denied.scope_key = ?3 AND denied.access = 'deny')
ORDER BY m.member_id
