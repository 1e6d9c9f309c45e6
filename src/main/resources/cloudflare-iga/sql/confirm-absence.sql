-- Cloudflare said of this very member that it does not exist. A run that has ended takes no more of it. ?1 run, ?2 member, ?3 when it was asked.
INSERT INTO staged_absence (run_id, member_id, looked_at)
SELECT id, ?2, ?3
FROM sync_run
WHERE id = ?1 AND status = 'running'
ON CONFLICT (run_id, member_id) DO UPDATE SET looked_at = excluded.looked_at
