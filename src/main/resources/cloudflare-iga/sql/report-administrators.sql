-- Who administers: one row for each right of a role that says so by its name, the widest first. ?1 account.
SELECT DISTINCT coalesce(ra.role_name, ra.role_id) AS role_name, coalesce(ra.scope_name, ra.scope_key) AS scope,
       coalesce(ra.email, ra.member_id) AS email, m.status
FROM role_assignments ra
LEFT JOIN members m ON m.account = ra.account AND m.member_id = ra.member_id
WHERE ra.account = ?1 AND ra.access = 'allow'
  AND ra.role_name LIKE '%Administrator%' AND ra.role_name NOT LIKE '%Read%Only%'
ORDER BY ra.role_name LIKE 'Super Administrator%' DESC, ra.role_name LIKE 'Administrator%' DESC, ra.role_name, scope, email
