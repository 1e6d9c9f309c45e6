-- Ends a run with the figures of what it published. ?1 run, ?2 account, ?3 now, ?4 requests, ?5 warnings,
-- ?6 the newest change before this run published: how long the history is does not matter.
UPDATE sync_run
SET status = 'published', finished_at = ?3, requests = ?4, warnings = ?5,
    members = (SELECT count(*) FROM member WHERE account = ?2),
    roles = (SELECT count(*) FROM role WHERE account = ?2),
    role_assignments = (SELECT count(*) FROM role_assignment WHERE account = ?2),
    changes = (SELECT count(*) FROM change WHERE account = ?2 AND id > ?6)
WHERE id = ?1
