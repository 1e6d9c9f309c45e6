-- How one operation stands. ?1 account, ?2 operation.
SELECT * FROM operation_entry WHERE account = ?1 AND id = ?2 ORDER BY seq DESC LIMIT 1
