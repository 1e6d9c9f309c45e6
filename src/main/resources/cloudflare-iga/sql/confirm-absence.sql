-- Cloudflare said of this very member that it does not exist. A run that has ended takes no more of it.
-- ?1 publication, ?2 member, ?3 when it was asked.
INSERT INTO staged_absence (publication_id, member_id, looked_at)
SELECT p.id, ?2, ?3
FROM publication p
LEFT JOIN sync_run r ON r.id = p.run_id
WHERE p.id = ?1 AND (p.run_id IS NULL OR r.status = 'running')
ON CONFLICT (publication_id, member_id) DO UPDATE SET looked_at = excluded.looked_at
