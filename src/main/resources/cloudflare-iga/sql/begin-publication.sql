-- Begins a publication: ?1 account, ?2 run, NULL for an operation's, ?3 now.
INSERT INTO publication (account, run_id, begun_at) VALUES (?1, ?2, ?3) RETURNING id
