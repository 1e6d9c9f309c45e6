-- An account's operations that nobody has closed, oldest first. ?1 account.
SELECT o.*
FROM open_operation p
JOIN operation_entry o ON o.seq = (SELECT max(e.seq) FROM operation_entry e WHERE e.id = p.id)
WHERE p.account = ?1 AND o.status = 'open'
ORDER BY p.id
