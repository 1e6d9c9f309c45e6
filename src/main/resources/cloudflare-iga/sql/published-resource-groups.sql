-- What a policy can cover, one row for each key in the order Cloudflare told them; a group of none has one without.
-- ?1 account.
SELECT g.resource_group_id, g.name, k.value AS scope_key
FROM resource_group g
LEFT JOIN json_each(g.scope_keys) k
WHERE g.account = ?1
ORDER BY g.resource_group_id, k.key
