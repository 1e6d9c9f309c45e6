-- How the newest operation stands that somebody asked for under a key. ?1 account, ?2 who asked (may be NULL), ?3 key.
SELECT o.*
FROM operation_entry o
WHERE o.id = (SELECT k.id
              FROM operation_entry k
              WHERE k.account = ?1 AND k.requested_by IS ?2 AND k.idempotency_key = ?3
              ORDER BY k.id DESC
              LIMIT 1)
ORDER BY o.seq DESC
LIMIT 1
