-- An account's operations that nobody has closed, oldest first. ?1 account.
SELECT o.*
FROM operation_entry o
WHERE o.account = ?1
  AND o.status = 'open'
  AND NOT EXISTS (SELECT 1 FROM operation_entry later WHERE later.id = o.id AND later.seq > o.seq)
ORDER BY o.id
