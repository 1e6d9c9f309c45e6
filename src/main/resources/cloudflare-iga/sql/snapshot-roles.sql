-- The roles of an account, each as the change that would have added it.
-- ?1 account, ?2 now, ?3 the kinds as JSON, NULL for all.
SELECT 0 AS id, r.account, ?2 AS at, 'role.added' AS kind, NULL AS member_id, NULL AS email, r.role_id,
       NULL AS scope_key, NULL AS before,
       json_object('name', r.name, 'description', r.description, 'kind', r.kind, 'permissions', json(r.permissions))
           AS after,
       'snapshot' AS cause
FROM role r
WHERE r.account = ?1
  AND (?3 IS NULL OR 'role.added' IN (SELECT value FROM json_each(?3)))
ORDER BY r.role_id
