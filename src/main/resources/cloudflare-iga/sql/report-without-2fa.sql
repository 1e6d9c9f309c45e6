-- Accepted members without a second factor. Those who sign in by SSO show none either. ?1 account.
SELECT coalesce(m.email, m.member_id) AS email,
       (SELECT group_concat(DISTINCT coalesce(ra.role_name, ra.role_id))
        FROM role_assignments ra
        WHERE ra.account = m.account AND ra.member_id = m.member_id AND ra.access = 'allow') AS roles
FROM members m
WHERE m.account = ?1 AND m.status = 'accepted' AND m.mfa_enabled = 0
ORDER BY email
