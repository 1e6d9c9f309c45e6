-- Begins a run. ?1 account, ?2 account id, ?3 now.
INSERT INTO sync_run (account, account_id, started_at, status) VALUES (?1, ?2, ?3, 'running') RETURNING id
