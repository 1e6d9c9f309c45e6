-- The objects of one kind in an account, each as the change that would have added it.
-- ?1 account, ?2 now, ?3 the names of the changes to tell as JSON, NULL for all, ?4 kind, ?5 name of the change.
SELECT 0 AS id, o.account, ?2 AS at, ?5 AS kind, o.id AS object_id, o.name AS object_name, NULL AS member_id, NULL AS email,
       iif(o.kind = 'role', o.id, NULL) AS role_id, iif(o.kind = 'role', o.name, NULL) AS role_name, NULL AS scope_key,
       NULL AS scope_name, NULL AS before, o.fields AS after, 'snapshot' AS cause, NULL AS actor
FROM object o
WHERE o.account = ?1 AND o.kind = ?4
  AND (?3 IS NULL OR ?5 IN (SELECT value FROM json_each(?3)))
ORDER BY o.parent, o.id
