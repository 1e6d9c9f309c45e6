-- The changes of an account behind one of them, in the order in which they were published.
SELECT c.id, c.account, c.at, c.kind, c.member_id, c.email, c.role_id, c.scope_key, c.before, c.after, c.cause
FROM changes c
WHERE c.account = :?account AND c.id > :?id
ORDER BY c.id
LIMIT :?rows
