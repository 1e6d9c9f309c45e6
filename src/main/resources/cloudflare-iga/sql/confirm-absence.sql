-- Cloudflare said of this very member that it does not exist. ?1 run, ?2 member, ?3 when it was asked.
INSERT INTO staged_absence (run_id, member_id, looked_at) VALUES (?1, ?2, ?3)
ON CONFLICT (run_id, member_id) DO UPDATE SET looked_at = excluded.looked_at
