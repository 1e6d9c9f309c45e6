-- One page of an account's roles in the order of their ids.
SELECT r.account, r.role_id, r.name, r.description, r.kind, r.permissions, r.other_fields
FROM roles r
WHERE r.account = :?account AND r.role_id > :?role_id
ORDER BY r.role_id
LIMIT :?rows
