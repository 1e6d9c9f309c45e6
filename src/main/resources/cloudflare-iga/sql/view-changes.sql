-- The changes of an account behind one of them, in the order in which they were published. Empty filters let all through.
SELECT c.*
FROM changes c
WHERE c.account = :?account AND c.id > :?id
  AND (:?kind = '' OR c.kind = lower(:?kind))
  AND (:?email = '' OR lower(c.email) IN (SELECT lower(value) FROM json_each(:?emails)))
  AND (:?since = '' OR c.at >= :?since)
ORDER BY c.id
LIMIT :?rows
