-- Ends a run with the figures of what it published. ?1 run, ?2 account, ?3 now, ?4 requests, ?5 warnings,
-- ?6 the newest change before this run published: how long the history is does not matter.
DELETE FROM member_touch
WHERE account = ?2 AND touched_at < (SELECT started_at FROM sync_run WHERE id = ?1);

DELETE FROM held_loss
WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?2);

UPDATE account
SET published_at = ?3, account_id = (SELECT account_id FROM sync_run WHERE id = ?1)
WHERE alias = ?2;

UPDATE sync_run
SET status = 'published', finished_at = ?3, requests = ?4, warnings = ?5,
    members = (SELECT count(*) FROM member WHERE account = ?2),
    roles = (SELECT count(*) FROM object WHERE account = ?2 AND kind = 'role'),
    role_assignments = (SELECT count(*) FROM right_held WHERE account = ?2 AND holder_kind = 'member'),
    changes = (SELECT count(*) FROM change WHERE account = ?2 AND id > ?6)
WHERE id = ?1
