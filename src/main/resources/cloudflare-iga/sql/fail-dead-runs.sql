-- A run that is still 'running' while nobody holds the account's lock died with its process. ?1 account, ?2 now.
UPDATE sync_run
SET status = 'failed', finished_at = ?2, detail = 'The process ended in the middle of the run'
WHERE account = ?1 AND status = 'running'
