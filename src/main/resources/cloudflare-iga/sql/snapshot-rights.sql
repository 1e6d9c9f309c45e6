-- The rights in an account, each as the change that would have granted it.
-- ?1 account, ?2 now, ?3 the kinds as JSON, NULL for all.
SELECT 0 AS id, ra.account, ?2 AS at, 'role.granted' AS kind, ra.member_id, m.email, ra.role_id, ra.scope_key,
       NULL AS before,
       json_object('role_name', coalesce(r.name, ra.role_name), 'access', ra.access, 'scope_name', ra.scope_name,
                   'path', ra.path) AS after,
       'snapshot' AS cause
FROM role_assignment ra
LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id
LEFT JOIN member m ON m.account = ra.account AND m.member_id = ra.member_id
WHERE ra.account = ?1
  AND (?3 IS NULL OR 'role.granted' IN (SELECT value FROM json_each(?3)))
ORDER BY ra.member_id, ra.role_id, ra.access, ra.scope_key, ra.path
