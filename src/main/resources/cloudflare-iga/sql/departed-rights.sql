-- The rights that a member lost when it went. ?1 account, ?2 member, ?3 cause of its going.
SELECT c.role_id, coalesce(r.name, c.role_name) AS role_name, coalesce(r.fields ->> '$.kind', 'role') AS kind,
       c.before ->> '$.access' AS access, c.scope_key, c.scope_name
FROM change c
LEFT JOIN object r ON r.account = c.account AND r.kind = 'role' AND r.parent = '' AND r.id = c.role_id
WHERE c.account = ?1 AND c.member_id = ?2 AND c.kind = 'role.revoked' AND c.cause = ?3
ORDER BY c.role_id, access, c.scope_key
