-- Opens the next reading of a list: ?1 run, ?2 list, ?3 now.
INSERT INTO reading (run_id, list, number, opened_at, status)
SELECT ?1, ?2, 1 + count(*), ?3, 'open'
FROM reading
WHERE run_id = ?1 AND list = ?2
RETURNING id, number
