-- Keeps the newest runs of an account, and the one that published what is there now. ?1 account, ?2 how many.
DELETE FROM sync_run
WHERE account = ?1
  AND status <> 'running'
  AND id <= (SELECT id FROM sync_run WHERE account = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
  AND id <> (SELECT coalesce(max(id), 0) FROM sync_run WHERE account = ?1 AND status = 'published')
