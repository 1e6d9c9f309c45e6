-- Keeps the newest runs of an account. ?1 account, ?2 how many.
DELETE FROM sync_run
WHERE account = ?1
  AND status <> 'running'
  AND id <= (SELECT id FROM sync_run WHERE account = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
