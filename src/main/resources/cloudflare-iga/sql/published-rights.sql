-- The direct rights of one published member. ?1 account, ?2 member.
SELECT ra.role_id, coalesce(r.name, ra.role_name) AS role_name, coalesce(r.kind, 'role') AS kind, ra.access,
       ra.scope_key, ra.scope_name
FROM role_assignment ra
LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id
WHERE ra.account = ?1 AND ra.member_id = ?2 AND ra.path = 'direct'
ORDER BY ra.role_id, ra.access, ra.scope_key
