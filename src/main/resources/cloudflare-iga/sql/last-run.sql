-- The last ended run of an account as the public view shows it. ?1 account.
SELECT * FROM sync_runs WHERE account = ?1 AND status <> 'running' ORDER BY id DESC LIMIT 1
