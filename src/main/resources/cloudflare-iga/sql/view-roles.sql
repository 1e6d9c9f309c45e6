-- One page of an account's roles in the order of their ids.
SELECT r.*
FROM roles r
WHERE r.account = :?account AND r.role_id > :?role_id
ORDER BY r.role_id
LIMIT :?rows
