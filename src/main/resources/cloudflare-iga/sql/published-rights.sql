-- The direct rights of one published member. ?1 account, ?2 member.
SELECT h.role_id, coalesce(r.name, h.role_name) AS role_name, coalesce(r.fields ->> '$.kind', 'role') AS kind, h.access,
       h.scope_key, h.scope_name
FROM right_held h
LEFT JOIN object r ON r.account = h.account AND r.kind = 'role' AND r.parent = '' AND r.id = h.role_id
WHERE h.account = ?1 AND h.holder_kind = 'member' AND h.holder_id = ?2
ORDER BY h.role_id, h.access, h.scope_key
