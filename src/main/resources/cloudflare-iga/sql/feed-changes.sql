-- The changes of an account behind one of them, in the order in which they were published.
-- ?1 account, ?2 the change, ?3 the kinds as JSON, NULL for all, ?4 how many.
SELECT c.*
FROM change c
WHERE c.account = ?1 AND c.id > ?2 AND (?3 IS NULL OR c.kind IN (SELECT value FROM json_each(?3)))
ORDER BY c.id
LIMIT ?4
