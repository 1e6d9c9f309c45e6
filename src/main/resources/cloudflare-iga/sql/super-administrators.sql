-- Who else holds a role on the whole account, undisputed and having accepted the invitation.
-- ?1 account, ?2 role, ?3 key of the whole account, ?4 a member who does not count, NULL for nobody.
SELECT m.member_id
FROM role_assignment ra
JOIN member m ON m.account = ra.account AND m.member_id = ra.member_id
WHERE ra.account = ?1 AND ra.role_id = ?2 AND ra.scope_key = ?3 AND ra.access = 'allow' AND ra.path = 'direct'
  AND m.status = 'accepted'
  AND m.member_id IS NOT ?4
  AND NOT EXISTS (SELECT 1 FROM role_assignment denied
                  WHERE denied.account = ?1 AND denied.member_id = m.member_id AND denied.role_id = ?2
                    AND denied.scope_key = ?3 AND denied.access = 'deny')
ORDER BY m.member_id
