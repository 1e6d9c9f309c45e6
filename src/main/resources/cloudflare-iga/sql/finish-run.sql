-- Ends a run that publishes nothing; one that has ended stays as it is. ?1 run, ?2 status, ?3 now, ?4 requests, ?5 detail, ?6 warnings.
UPDATE sync_run
SET status = ?2, finished_at = ?3, requests = ?4, detail = ?5, warnings = ?6
WHERE id = ?1 AND status = 'running'
