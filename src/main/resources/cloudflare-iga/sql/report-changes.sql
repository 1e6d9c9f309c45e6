-- What has changed since a change that is already known. ?1 account, ?2 its id, ?3 how many.
SELECT c.id, c.at, c.kind, c.email, c.member_id, coalesce(r.name, c.role_name, c.role_id) AS role_name, c.scope_key,
       c.scope_name
FROM changes c
LEFT JOIN roles r ON r.account = c.account AND r.role_id = c.role_id
WHERE c.account = ?1 AND c.id > ?2
ORDER BY c.id
LIMIT ?3
