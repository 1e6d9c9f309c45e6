-- The rights of members, each as the change that would have granted it.
-- ?1 account, ?2 now, ?3 the names of the changes to tell as JSON, NULL for all.
SELECT 0 AS id, h.account, ?2 AS at, 'role.granted' AS kind, h.holder_id AS object_id, m.email AS object_name,
       h.holder_id AS member_id, m.email, h.role_id, coalesce(r.name, h.role_name) AS role_name, h.scope_key, h.scope_name,
       NULL AS before,
       json_object('role_name', coalesce(r.name, h.role_name), 'access', h.access, 'scope_name', h.scope_name,
                   'path', 'direct') AS after,
       'snapshot' AS cause, NULL AS actor
FROM right_held h
LEFT JOIN object r ON r.account = h.account AND r.kind = 'role' AND r.parent = '' AND r.id = h.role_id
LEFT JOIN member m ON m.account = h.account AND m.member_id = h.holder_id
WHERE h.account = ?1
  AND h.holder_kind = 'member'
  AND (?3 IS NULL OR 'role.granted' IN (SELECT value FROM json_each(?3)))
ORDER BY h.holder_id, h.role_id, h.access, h.scope_key
